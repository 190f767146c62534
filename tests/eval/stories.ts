import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { groupBy } from '@/lib/collections/groupBy';
import concepts from '@/lib/gazetteer/concepts.json';
import { parseGazetteer } from '@/lib/gazetteer/gazetteer';
import { createMatcher } from '@/lib/gazetteer/matcher';
import { parseBackground } from '@/lib/grouping/background';
import background from '@/lib/grouping/background.json';
import { createPreparer } from '@/lib/grouping/prepare';
import { parsePublishers } from '@/lib/grouping/publishers';
import publishersFile from '@/lib/grouping/publishers.json';
import { MAX_GAP } from '@/lib/grouping/scorer';
import { parseGroupingWeights } from '@/lib/grouping/weights';
import shipped from '@/lib/grouping/weights.json';
import { loadStories } from './storyCorpus';
import { crossValidate, judgeAlone, judgeByTitle, judgeByWeights, judgeByWords, toGrouped, worthOf, type Example } from './storyJudges';
import { measureGrouping, type GroupedItem, type GroupingFigures } from './storyMetrics';

type Out = (text: string) => void;
export const publishers = parsePublishers(publishersFile);

/** Items grouped by hand, prepared, each with the run of days it belongs to: pieces of a window that are more than MAX_GAP apart are different parts. */
export function storyExamples(file: string, backgroundFile: unknown = background): Example[] {
  const preparer = createPreparer({ matcher: createMatcher(parseGazetteer(concepts)), background: parseBackground(backgroundFile), familyOf: publishers.familyOf });
  const prepared = loadStories(file).map((labelled) => ({ labelled, story: labelled.story, item: preparer.prepare(labelled.item) }));
  const examples: Example[] = [];
  for (const [window, its] of groupBy(prepared, ({ labelled }) => labelled.window)) {
    let part = 0;
    let before = Number.NEGATIVE_INFINITY;
    for (const each of its.sort((a, b) => a.item.at - b.item.at || (a.item.id < b.item.id ? -1 : 1))) {
      if (each.item.at - before > MAX_GAP) part += 1;
      before = each.item.at;
      examples.push({ ...each, part: `${window}.${part}` });
    }
  }
  return examples;
}

const FIGURES = {
  'B-cubed F1': { read: ({ bCubed }: GroupingFigures) => bCubed.f1, target: 0.84 },
  'B-cubed precision': { read: ({ bCubed }: GroupingFigures) => bCubed.precision, target: null },
  'B-cubed recall': { read: ({ bCubed }: GroupingFigures) => bCubed.recall, target: null },
  'pairs F1, same language': { read: ({ sameLanguage }: GroupingFigures) => sameLanguage.f1, target: 0.64 },
  'pairs precision, same language': { read: ({ sameLanguage }: GroupingFigures) => sameLanguage.precision, target: null },
  'pairs recall, same language': { read: ({ sameLanguage }: GroupingFigures) => sameLanguage.recall, target: null },
  'pairs F1, cross-language': { read: ({ crossLanguage }: GroupingFigures) => crossLanguage.f1, target: 0.52 },
  'pairs precision, cross-language': { read: ({ crossLanguage }: GroupingFigures) => crossLanguage.precision, target: null },
  'pairs recall, cross-language': { read: ({ crossLanguage }: GroupingFigures) => crossLanguage.recall, target: null },
} as const;
export type StoryFigureName = keyof typeof FIGURES;

export interface StoryFigure {
  readonly name: StoryFigureName;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly target: number | null;
  /** the same figure for: every item alone; near-equal titles; a tf-idf threshold */
  readonly alone: number;
  readonly title: number;
  readonly words: number;
}

/**
 * Prints how well items are grouped, beside baselines.
 * @param file    items grouped by hand
 * @param method  `cross-validation`: learned from the other days each time; `shipped`: with the weights that ship, learning nothing
 * @returns       the figures for the Quality page; null when the file is not there
 */
export function printStories(file: string, method: 'cross-validation' | 'shipped', out: Out): StoryFigure[] | null {
  if (!existsSync(file)) {
    out(`stories: nothing to measure, ${file} is not there`);
    return null;
  }
  const examples = storyExamples(file);
  const parts = new Set(examples.map(({ part }) => part)).size;
  out(`\nstories: ${examples.length} items, ${new Set(examples.map(({ story }) => story)).size} stories; ${method === 'shipped' ? 'judged with what ships' : `leaving out one of ${parts} runs of days at a time`}`);
  const said = method === 'shipped' ? judgeByWeights(examples, parseGroupingWeights(shipped), publishers) : crossValidate(examples, publishers, (part) => out(`  ${part}`));
  const ours = toGrouped(examples, said);
  const [alone, title, words] = [judgeAlone(examples), judgeByTitle(examples), bestWords(examples)].map((each) => measureGrouping(toGrouped(examples, each))) as [GroupingFigures, GroupingFigures, GroupingFigures];
  const intervals = bootstrapStories(ours);
  const measured = measureGrouping(ours);
  const figures = (Object.keys(FIGURES) as StoryFigureName[]).map((name) => {
    const { read, target } = FIGURES[name];
    return { name, value: read(measured), ...(intervals[name] as { low: number; high: number }), target, alone: read(alone), title: read(title), words: read(words) };
  });
  out(`${''.padEnd(34)}   alone   title  tf-idf  Entente         95 %  target`);
  for (const { name, value, low, high, target, ...others } of figures) {
    out(`${name.padEnd(34)}${[others.alone, others.title, others.words].map((each) => each.toFixed(3).padStart(8)).join('')}${value.toFixed(3).padStart(9)}  ${low.toFixed(3)}–${high.toFixed(3)}${target === null ? '' : `  ≥ ${target.toFixed(2)}`}`);
  }
  printWorst(examples, said, out);
  return figures;
}

const FIGURES_FILE = path.resolve('lib/quality/storyFigures.json');

/** Measures by cross-validation and writes the figures that the Quality page shows. */
export function measureStories(file: string, out: Out): void {
  const figures = printStories(file, 'cross-validation', out);
  if (figures === null) {
    process.exitCode = 1;
    return;
  }
  const digits = (key: string, value: unknown): unknown => (typeof value === 'number' && key !== 'target' ? Number(value.toFixed(4)) : value);
  mkdirSync(path.dirname(FIGURES_FILE), { recursive: true });
  writeFileSync(FIGURES_FILE, `${JSON.stringify({ method: 'leaving out one run of days at a time', figures }, digits, 2)}\n`);
  out(`\nwritten: ${path.relative('.', FIGURES_FILE)}`);
}

/** The plain threshold on tf-idf, given the best value it could have on these very items: a generous baseline. */
function bestWords(examples: readonly Example[]): string[] {
  const tried = [0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6].map((threshold) => judgeByWords(examples, threshold));
  return tried.reduce((best, each) => (worthOf(measureGrouping(toGrouped(examples, each))) > worthOf(measureGrouping(toGrouped(examples, best))) ? each : best));
}

const ROUNDS = 400;

/** 95 % intervals from drawing whole stories again, with a fixed seed. */
function bootstrapStories(items: readonly GroupedItem[]): Record<string, { low: number; high: number }> {
  const stories = [...groupBy(items, ({ truth }) => truth).keys()];
  const random = seededRandom(20_260_109);
  const drawn: Record<string, number[]> = {};
  for (let round = 0; round < ROUNDS; round += 1) {
    const times = new Map<string, number>();
    for (let at = 0; at < stories.length; at += 1) {
      const story = stories[Math.floor(random() * stories.length)] as string;
      times.set(story, (times.get(story) ?? 0) + 1);
    }
    const figures = measureGrouping(items, ({ truth }) => times.get(truth) ?? 0);
    for (const [name, { read }] of Object.entries(FIGURES)) (drawn[name] ??= []).push(read(figures));
  }
  return Object.fromEntries(
    Object.entries(drawn).map(([name, values]) => {
      const sorted = values.sort((a, b) => a - b);
      return [name, { low: sorted[Math.floor(0.025 * ROUNDS)] as number, high: sorted[Math.floor(0.975 * ROUNDS)] as number }];
    }),
  );
}

/** Mulberry32. */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const WORST_SHOWN = 12;

function printWorst(examples: readonly Example[], said: readonly string[], out: Out): void {
  const named = examples.map(({ labelled, story }, at) => ({ title: `${labelled.item.language} ${labelled.item.title.slice(0, 110)}`, story, said: said[at] as string }));
  const pieces = (group: readonly (typeof named)[number][], keyOf: (each: (typeof named)[number]) => string): number => groupBy(group, keyOf).size - 1;
  const show = (groups: Map<string, (typeof named)[number][]>, keyOf: (each: (typeof named)[number]) => string): void => {
    const worst = [...groups].filter(([, group]) => pieces(group, keyOf) > 0).sort(([, a], [, b]) => pieces(b, keyOf) - pieces(a, keyOf));
    for (const [name, group] of worst.slice(0, WORST_SHOWN)) {
      out(`  ${name}`);
      for (const part of [...groupBy(group, keyOf).values()].sort((a, b) => b.length - a.length)) out(`    ${part.length} × ${part[0]?.title ?? ''}`);
    }
  };
  out('\nstories cut most, each with the first headline of every piece');
  show(groupBy(named, ({ story }) => story), (each) => each.said);
  out('\ngroups that mix most, each with the first headline of every story in it');
  show(groupBy(named, (each) => each.said), ({ story }) => story);
}
