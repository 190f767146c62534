/**
 * npm run eval                     measures by cross-validation on the labelled corpus and writes lib/quality/figures.json
 * npm run eval -- --items FILE     judges other labelled items with the rules that ship; learns and writes nothing
 * npm run eval -- --stories FILE   the same for items grouped into stories
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import concepts from '@/lib/gazetteer/concepts.json';
import { parseGazetteer } from '@/lib/gazetteer/gazetteer';
import { createMatcher } from '@/lib/gazetteer/matcher';
import { parseTaxonomy } from '@/lib/tagging/taxonomy';
import taxonomyFile from '@/lib/tagging/taxonomy.json';
import { parseWeights } from '@/lib/tagging/weights';
import { loadItems, toExamples, type LabelledItem } from './corpus';
import { crossValidate, judgeByKeywords, judgeByWeights, PLAIN, truthOf } from './judges';
import { bootstrap, HEADLINE_FIGURES, measure, measureTags, type FigureName, type Judged } from './metrics';
import { figuresTable, tagsTable, TARGETS } from './report';
import { measureStories, printStories } from './stories';

const WORST_SHOWN = 40;
const FIGURES_FILE = path.resolve('lib/quality/figures.json');
const out = (text: string): void => void process.stdout.write(`${text}\n`);

const { values: options } = parseArgs({ options: { items: { type: 'string' }, stories: { type: 'string' } } });
const corpusFolder = path.join(process.env.ENTENTE_SHARED ?? path.resolve('../shared'), 'corpus');
const gazetteer = parseGazetteer(concepts);
const taxonomy = parseTaxonomy(taxonomyFile);
const matcher = createMatcher(gazetteer);

if (options.items !== undefined) await judgeOthers(options.items);
if (options.stories !== undefined) printStories(options.stories, 'shipped', out);
if (options.items === undefined && options.stories === undefined) {
  crossValidateCorpus();
  measureStories(path.join(corpusFolder, 'stories.jsonl'), out);
}

/** Judges a file with what ships. */
async function judgeOthers(file: string): Promise<void> {
  const { default: shipped } = await import('@/lib/tagging/weights.json');
  const items = loadItems(file);
  const examples = toExamples(items, matcher);
  const judged = judgeByWeights(examples, { gazetteer, taxonomy, weights: parseWeights(shipped) });
  out(`${items.length} items of ${file}, judged with what ships\n`);
  showFigures(judged, judgeAll(examples));
  showWorst(items, judged);
}

function judgeAll(examples: ReturnType<typeof toExamples>): Judged[] {
  return examples.map((example) => ({ truth: truthOf(example), said: judgeByKeywords(example.text, taxonomy), group: example.group }));
}

function crossValidateCorpus(): void {
  const file = path.join(corpusFolder, 'items.jsonl');
  if (!existsSync(file)) {
    out(`nothing to measure: ${file} is not there`);
    process.exitCode = 1;
    return;
  }
  const items = loadItems(file);
  const examples = toExamples(items, matcher);
  out(`${items.length} items, ${new Set(examples.map(({ group }) => group)).size} groups of near-copies; five-fold cross-validation, thresholds chosen inside each training part`);
  const judged = crossValidate(examples, { gazetteer, taxonomy }, undefined, (fold) => out(`  fold ${fold} of 5`));
  const words = crossValidate(examples, { gazetteer, taxonomy }, (feature) => feature.startsWith('w:'));
  const plain = crossValidate(examples, { gazetteer, taxonomy }, PLAIN.keep, undefined, PLAIN.settings);
  showFigures(judged, judgeAll(examples), { words, plain });
  showWorst(items, judged);
  writeFigures(items.length, judged, judgeAll(examples), words);
}

function showFigures(ours: readonly Judged[], keywords: readonly Judged[], learned?: { words: readonly Judged[]; plain: readonly Judged[] }): void {
  out('');
  out(
    figuresTable([
      { title: 'keyword list', figures: measure(keywords) },
      ...(learned ? [{ title: 'bag of words', figures: measure(learned.words) }, { title: 'plain regression', figures: measure(learned.plain) }] : []),
      { title: 'Entente', figures: measure(ours), intervals: bootstrap(ours) },
    ]),
  );
  out('');
  out(tagsTable(measureTags(ours)));
}

/** The items with most wrong in them, for reading: relevance weighs most, then an opposite direction, then each tag. */
function showWorst(items: readonly LabelledItem[], judged: readonly Judged[]): void {
  const wrongness = ({ truth, said }: Judged): number => {
    if (truth.relevant !== said.relevant) return 3 + truth.tags.length / 10;
    if (!truth.relevant) return 0;
    const tags = truth.tags.filter((tag) => !said.tags.includes(tag)).length + said.tags.filter((tag) => !truth.tags.includes(tag)).length;
    const direction = truth.direction === said.direction ? 0 : truth.direction !== 'neutral' && said.direction !== 'neutral' ? 2 : 1;
    return tags + direction;
  };
  const order = judged.map((each, at) => ({ at, each, wrong: wrongness(each) })).filter(({ wrong }) => wrong > 0).sort((a, b) => b.wrong - a.wrong || a.at - b.at);
  out(`\nthe ${WORST_SHOWN} worst of ${order.length} items with an error`);
  for (const { at, each } of order.slice(0, WORST_SHOWN)) {
    out(`  ${items[at]?.title ?? ''}\n    is   ${describe(each.truth)}\n    said ${describe(each.said)}`);
  }
}

function describe({ relevant, tags, direction }: Judged['truth']): string {
  return relevant ? `${direction}: ${tags.join(', ')}` : 'not relevant';
}

function writeFigures(itemCount: number, ours: readonly Judged[], keywords: readonly Judged[], words: readonly Judged[]): void {
  const intervals = bootstrap(ours);
  const [our, keyword, word] = [measure(ours), measure(keywords), measure(words)];
  const figures = (Object.keys(HEADLINE_FIGURES) as FigureName[]).map((name) => {
    const read = HEADLINE_FIGURES[name];
    return { name, value: digits(read(our)), low: digits(intervals[name].low), high: digits(intervals[name].high), target: TARGETS[name], keywordList: digits(read(keyword)), bagOfWords: digits(read(word)) };
  });
  const tags = measureTags(ours).map(({ tag, support, ...rest }) => ({ tag, support, ...Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, digits(value)])) }));
  mkdirSync(path.dirname(FIGURES_FILE), { recursive: true });
  writeFileSync(FIGURES_FILE, `${JSON.stringify({ method: 'five-fold cross-validation', items: itemCount, relevantItems: ours.filter(({ truth }) => truth.relevant).length, figures, tags }, null, 2)}\n`);
  out(`\nwritten: ${path.relative('.', FIGURES_FILE)}`);
}

function digits(value: number): number {
  return Number(value.toFixed(4));
}
