import fs from 'node:fs';
import path from 'node:path';
import { listStatements, parseBaseline } from '@/lib/baseline/parseBaseline';
import { shippedBaseline } from '@/lib/baseline/shippedBaseline';
import englishJson from '@/lib/baseline/baseline.en.json';
import type { Baseline } from '@/lib/domain/baseline';

const english = shippedBaseline('en');
const spanish = shippedBaseline('es');

/** Everything but the words: two languages of one article must agree on it. */
const skeleton = (baseline: Baseline) => ({
  id: baseline.id,
  publishedOn: baseline.publishedOn,
  statements: listStatements(baseline).map((statement) => statement.id),
  sections: baseline.sections.map((section) => ({
    id: section.id,
    paragraphs: section.paragraphs.map((paragraph) => paragraph.sentences.length),
    points: section.points?.items.length ?? 0,
    quote: section.quote !== null,
  })),
});

describe('the shipped baseline article', () => {
  it('has four key facts, a summary, five sections, eight points and one quotation', () => {
    expect(english.keyFacts).toHaveLength(4);
    expect(english.summary.map((paragraph) => paragraph.sentences.length)).toEqual([2, 2]);
    expect(english.sections.map((section) => section.heading)).toEqual([
      'A diplomatic thaw',
      'Contradictions and complexity',
      'Global implications',
      'The path forward',
      'Looking ahead',
    ]);
    expect(english.sections.flatMap((section) => section.points?.items ?? [])).toHaveLength(8);
    expect(english.sections.filter((section) => section.quote)).toHaveLength(1);
  });

  it('is dated on the day the talks became public, and says that this is what the day means', () => {
    expect(english.publishedOn).toBe('2026-01-09');
    expect(english.dateNote).toMatch(/became public/);
    expect(spanish.dateNote).toMatch(/públicas/);
  });

  it('carries the same statements under the same ids in both languages', () => {
    expect(skeleton(spanish)).toEqual(skeleton(english));
  });

  it('names each statement once', () => {
    const ids = listStatements(english).map((statement) => statement.id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('reading a baseline article', () => {
  it('refuses one with an empty sentence and names the field', () => {
    const broken = structuredClone(englishJson);
    broken.sections[1]!.paragraphs[0]!.sentences[2]!.text = ' ';
    expect(() => parseBaseline(broken)).toThrow(/sections\[1\]\.paragraphs\[0\]\.sentences\[2\]\.text/);
  });

  it('refuses two statements with one id and names it', () => {
    const broken = structuredClone(englishJson);
    broken.keyFacts[1]!.id = 'fact-1';
    expect(() => parseBaseline(broken)).toThrow(/"fact-1"/);
  });
});

describe('beside the article the owner supplied', () => {
  const supplied = path.join(process.env.ENTENTE_SHARED ?? path.resolve('../shared'), 'baseline/article.txt');
  const present = fs.existsSync(supplied);
  const words = (text: string) => text.toLowerCase().replace(/[’']/g, '').match(/[\p{L}\p{N}]+/gu) ?? [];
  const runsOfSix = (text: string) => {
    const all = words(text);
    return all.slice(0, Math.max(0, all.length - 5)).map((_, at) => all.slice(at, at + 6).join(' '));
  };

  if (!present) {
    // Said out loud in the list of tests; where everything must be present it is a failure.
    (process.env.CI === 'true' ? it : it.skip)(`is compared with ${supplied}, which is absent`, () => {
      throw new Error(`${supplied} is absent`);
    });
    return;
  }

  const lines = fs.readFileSync(supplied, 'utf8').split(/\r?\n/).map((line) => line.trim()).filter(Boolean);

  it('shares no run of six words with it', () => {
    const theirs = new Set(lines.flatMap(runsOfSix));
    const shared = listStatements(english).flatMap((statement) => runsOfSix(statement.text)).filter((run) => theirs.has(run));
    expect(shared).toEqual([]);
  });

  it('has the same headings in the same order, and a statement for every one of its sentences', () => {
    const isHeading = (line: string) => !line.startsWith('-') && !/[.:]$/.test(line);
    const plain = (text: string) => words(text.replace('&', 'and')).join(' ');
    const ours = [english.keyFactsHeading, english.summaryHeading, ...english.sections.map((section) => section.heading)];
    expect(ours.map(plain)).toEqual(lines.filter(isHeading).map(plain));
    const sentences = lines
      .filter((line) => !isHeading(line))
      .flatMap((line) => line.replace(/\bU\.S\./g, 'US').split(/(?<=[.:])\s+/));
    expect(listStatements(english)).toHaveLength(sentences.length);
  });
});
