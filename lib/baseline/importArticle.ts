import type { Baseline, BaselineSection, Paragraph, Statement, StatementId } from '@/lib/domain/baseline';
import { err, ok, type Result } from '@/lib/domain/result';
import { detectLanguage } from '@/lib/language/language';
import { tokenise } from '@/lib/language/tokens';
import { articleBlocks, type ArticleBlock } from './articleBlocks';
import { findPullQuote } from './findPullQuote';
import { listStatements } from './parseBaseline';
import { slugOf } from './slugOf';
import { splitSentences } from './splitSentences';

/** What is read in a text. An editor looks at it before it becomes the baseline. */
export interface ImportedArticle {
  readonly baseline: Baseline;
  /** the text has no title line, and this one is made from its first statement */
  readonly isTitleProposed: boolean;
}

const FACTS = /^(?:key (?:facts|points|takeaways)|at a glance|the facts|datos clave|puntos clave|hechos clave|claves)$/i;
const SUMMARY = /^(?:(?:quick |short )?summary|in (?:short|brief)|overview|resumen(?: (?:rápido|breve))?|en (?:breve|resumen|síntesis))$/i;
const WORDS = {
  en: { facts: 'Key facts', summary: 'Summary', article: 'The article', date: 'The day was given when the text was imported.' },
  es: { facts: 'Datos clave', summary: 'Resumen', article: 'El artículo', date: 'El día se indicó al importar el texto.' },
} as const;
const TITLE_CHARS = 120;
const READ_FOR_LANGUAGE = 20_000;

/**
 * Reads an article from plain text or Markdown: title, key facts, summary, sections with their paragraphs, lists and pull quote, each
 * sentence a statement of its own. Nothing of the text is left out: where a section holds more than one list fits between, it goes on in
 * a section "… (2)".
 * @param publishedOn  the day it is taken to be of, YYYY-MM-DD
 * Errors: `empty` when there is no sentence in it.
 */
export function importArticle(text: string, publishedOn: string): Result<ImportedArticle, 'empty'> {
  const blocks = articleBlocks(text);
  const language: Baseline['language'] = detectLanguage(tokenise(text, READ_FOR_LANGUAGE).tokens) === 'es' ? 'es' : 'en';
  const { title, body } = takeTitle(blocks);
  const untitled = { language, publishedOn, dateNote: WORDS[language].date, ...assemble(body, language) };
  const first = listStatements({ id: '', title: '', ...untitled })[0];
  if (!first) return err('empty');
  const named = title ?? proposeTitle(first.text);
  return ok({ baseline: { id: slugOf(named, 'article'), title: named, ...untitled }, isTitleProposed: title === null });
}

/** The first heading of all is the title, unless it announces the facts or the summary. */
function takeTitle(blocks: readonly ArticleBlock[]): { title: string | null; body: readonly ArticleBlock[] } {
  const marked = blocks.findIndex(({ kind }) => kind === 'title');
  const at = marked >= 0 ? marked : 0;
  const candidate = blocks[at];
  const isTitle = candidate !== undefined && (candidate.kind === 'title' || candidate.kind === 'heading') && !FACTS.test(candidate.text) && !SUMMARY.test(candidate.text);
  return isTitle ? { title: candidate.text, body: blocks.filter((_, index) => index !== at) } : { title: null, body: blocks };
}

/** The first statement up to its first pause. */
function proposeTitle(statement: string): string {
  const clause = (/^.{20,}?(?=[,;:.]\s|\s[–—-]\s)/u.exec(statement)?.[0] ?? statement).replace(/[.!…]+$/u, '');
  if (clause.length <= TITLE_CHARS) return clause;
  return `${clause.slice(0, clause.lastIndexOf(' ', TITLE_CHARS - 1))}…`;
}

type Parts = Pick<Baseline, 'keyFactsHeading' | 'keyFacts' | 'summaryHeading' | 'summary' | 'sections'>;

interface Section {
  readonly heading: string;
  readonly paragraphs: string[];
  points: { leadIn: string | null; items: string[] } | null;
  quote: string | null;
}

function assemble(blocks: readonly ArticleBlock[], language: 'en' | 'es'): Parts {
  const words = WORDS[language];
  const pullQuote = findPullQuote(blocks);
  const headings = { facts: words.facts as string, summary: words.summary as string };
  const facts: string[] = [];
  const summary: string[] = [];
  const sections: Section[] = [];
  let place: 'start' | 'facts' | 'summary' | 'section' = 'start';
  const section = (): Section => {
    if (place !== 'section') {
      sections.push(emptySection(words.article));
      place = 'section';
    }
    return sections.at(-1)!;
  };

  for (const block of blocks) {
    if (block.kind === 'heading' || block.kind === 'title') {
      if (FACTS.test(block.text) && facts.length === 0) {
        headings.facts = block.text;
        place = 'facts';
      } else if (SUMMARY.test(block.text) && summary.length === 0) {
        headings.summary = block.text;
        place = 'summary';
      } else {
        sections.push(emptySection(block.text));
        place = 'section';
      }
    } else if (block.kind === 'points') {
      if (place === 'facts' || (place === 'start' && facts.length === 0)) facts.push(...block.items);
      else if (place === 'summary') summary.push(...block.items);
      else addPoints(sections, section(), block.items);
    } else if (place === 'facts') facts.push(block.text);
    else if (place === 'summary' || place === 'start') summary.push(block.text);
    else if ((block.kind === 'quote' || block === pullQuote) && section().quote === null) section().quote = block.text;
    else roomy(sections, section()).paragraphs.push(block.text);
  }
  return {
    keyFactsHeading: headings.facts,
    keyFacts: facts.map((text, index) => say(`fact-${index + 1}`, text)),
    summaryHeading: headings.summary,
    summary: summary.map((text, index) => cut(`summary-${index + 1}`, text)),
    sections: nameSections(sections),
  };
}

const emptySection = (heading: string): Section => ({ heading, paragraphs: [], points: null, quote: null });

/** A section's list stands below its paragraphs: what follows the list goes on in a further section, so that the order stays. */
function roomy(sections: Section[], section: Section): Section {
  if (section.points === null) return section;
  const further = emptySection(nextPart(section.heading));
  sections.push(further);
  return further;
}

const nextPart = (heading: string) => (/ \((\d+)\)$/.test(heading) ? heading.replace(/ \((\d+)\)$/, (_, n: string) => ` (${Number(n) + 1})`) : `${heading} (2)`);

function addPoints(sections: Section[], section: Section, items: readonly string[]): void {
  const target = roomy(sections, section);
  const last = target.paragraphs.at(-1);
  let leadIn: string | null = null;
  if (last?.endsWith(':')) {
    const sentences = splitSentences(last);
    leadIn = sentences.at(-1) ?? null;
    target.paragraphs.pop();
    if (sentences.length > 1) target.paragraphs.push(sentences.slice(0, -1).join(' '));
  }
  target.points = { leadIn, items: [...items] };
}

function nameSections(sections: readonly Section[]): BaselineSection[] {
  const taken = new Set(['fact', 'summary']);
  return sections.map(({ heading, paragraphs, points, quote }) => {
    const slug = slugOf(heading, 'part');
    let id = slug;
    for (let n = 2; taken.has(id); n++) id = `${slug}-part-${n}`;
    taken.add(id);
    return {
      id,
      heading,
      paragraphs: paragraphs.map((text, index) => cut(`${id}-${index + 1}`, text)),
      points: points && { leadIn: points.leadIn === null ? null : say(`${id}-points`, points.leadIn), items: points.items.map((text, index) => say(`${id}-point-${index + 1}`, text)) },
      quote: quote === null ? null : say(`${id}-quote`, quote),
    };
  });
}

const say = (id: string, text: string): Statement => ({ id: id as StatementId, text });
const cut = (id: string, text: string): Paragraph => ({ sentences: splitSentences(text).map((sentence, index) => say(`${id}-${index + 1}`, sentence)) });
