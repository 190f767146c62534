import { TAGS, type Direction, type Tag } from '@/lib/domain/tag';

/** What was said of an item, or what is true of it. */
export interface Verdict {
  readonly relevant: boolean;
  readonly tags: readonly Tag[];
  readonly direction: Direction;
}
export interface Judged {
  readonly truth: Verdict;
  readonly said: Verdict;
  readonly group: string;
}

export interface Figures {
  readonly relevance: { precision: number; recall: number; f1: number };
  readonly tags: { micro: number; macro: number };
  readonly endToEnd: { micro: number; macro: number };
  readonly direction: { accuracy: number; macroF1: number; oppositeShare: number };
}

export interface TagFigures {
  readonly tag: Tag;
  readonly support: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly endToEndF1: number;
}

interface Counts {
  hits: number;
  said: number;
  real: number;
}
const f1Of = ({ hits, said, real }: Counts): number => (said + real === 0 ? 0 : (2 * hits) / (said + real));
const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

/** Every figure of the issue, from what was said beside what is true. */
export function measure(judged: readonly Judged[]): Figures {
  const relevance = count(judged, ({ relevant }) => relevant);
  const relevantOnly = judged.filter(({ truth }) => truth.relevant);
  return {
    relevance: { precision: share(relevance.hits, relevance.said), recall: share(relevance.hits, relevance.real), f1: f1Of(relevance) },
    tags: microMacro(tagCounts(relevantOnly, false)),
    endToEnd: microMacro(tagCounts(judged, true)),
    direction: measureDirection(relevantOnly),
  };
}

export function measureTags(judged: readonly Judged[]): TagFigures[] {
  const relevantOnly = judged.filter(({ truth }) => truth.relevant);
  const given = tagCounts(relevantOnly, false);
  const endToEnd = tagCounts(judged, true);
  return TAGS.map((tag, at) => {
    const counts = given[at] as Counts;
    return { tag, support: counts.real, precision: share(counts.hits, counts.said), recall: share(counts.hits, counts.real), f1: f1Of(counts), endToEndF1: f1Of(endToEnd[at] as Counts) };
  });
}

function count(judged: readonly Judged[], holds: (verdict: Verdict) => boolean): Counts {
  const counts = { hits: 0, said: 0, real: 0 };
  for (const { truth, said } of judged) {
    const real = holds(truth);
    const claimed = holds(said);
    if (real) counts.real += 1;
    if (claimed) counts.said += 1;
    if (real && claimed) counts.hits += 1;
  }
  return counts;
}

/** @param gated  tags count only where the item was also called relevant */
function tagCounts(judged: readonly Judged[], gated: boolean): Counts[] {
  return TAGS.map((tag) => count(judged, (verdict) => (!gated || verdict.relevant) && verdict.tags.includes(tag)));
}

function microMacro(counts: readonly Counts[]): { micro: number; macro: number } {
  const all = { hits: 0, said: 0, real: 0 };
  for (const each of counts) {
    all.hits += each.hits;
    all.said += each.said;
    all.real += each.real;
  }
  return { micro: f1Of(all), macro: counts.reduce((sum, each) => sum + f1Of(each), 0) / counts.length };
}

function measureDirection(judged: readonly Judged[]): Figures['direction'] {
  const right = judged.filter(({ truth, said }) => truth.direction === said.direction).length;
  const f1 = (direction: Direction): number => f1Of(count(judged, (verdict) => verdict.direction === direction));
  const steps = judged.filter(({ truth }) => truth.direction !== 'neutral');
  const opposite = steps.filter(({ truth, said }) => said.direction !== 'neutral' && said.direction !== truth.direction).length;
  return { accuracy: share(right, judged.length), macroF1: (f1('thaw') + f1('freeze') + f1('neutral')) / 3, oppositeShare: share(opposite, steps.length) };
}

/** Names under which figures are printed and kept, with the one number each stands for. */
export const HEADLINE_FIGURES = {
  'relevance F1': ({ relevance }: Figures) => relevance.f1,
  'tags micro-F1': ({ tags }: Figures) => tags.micro,
  'tags macro-F1': ({ tags }: Figures) => tags.macro,
  'end to end micro-F1': ({ endToEnd }: Figures) => endToEnd.micro,
  'end to end macro-F1': ({ endToEnd }: Figures) => endToEnd.macro,
  'direction accuracy': ({ direction }: Figures) => direction.accuracy,
  'direction macro-F1': ({ direction }: Figures) => direction.macroF1,
  'opposite sign': ({ direction }: Figures) => direction.oppositeShare,
} as const;
export type FigureName = keyof typeof HEADLINE_FIGURES;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** 95 % intervals from resampling whole groups of near-copies, with a fixed seed. */
export function bootstrap(judged: readonly Judged[], rounds = 500): Record<FigureName, Interval> {
  const groups = groupUp(judged);
  const random = seededRandom(20_260_103);
  const drawn: Record<string, number[]> = {};
  for (let round = 0; round < rounds; round += 1) {
    const sample: Judged[] = [];
    for (let at = 0; at < groups.length; at += 1) sample.push(...(groups[Math.floor(random() * groups.length)] as Judged[]));
    const figures = measure(sample);
    for (const [name, read] of Object.entries(HEADLINE_FIGURES)) (drawn[name] ??= []).push(read(figures));
  }
  const intervals = {} as Record<FigureName, Interval>;
  for (const name of Object.keys(HEADLINE_FIGURES) as FigureName[]) {
    const sorted = (drawn[name] as number[]).sort((a, b) => a - b);
    intervals[name] = { low: sorted[Math.floor(0.025 * rounds)] as number, high: sorted[Math.floor(0.975 * rounds)] as number };
  }
  return intervals;
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

function groupUp(judged: readonly Judged[]): Judged[][] {
  const groups = new Map<string, Judged[]>();
  for (const each of judged) groups.set(each.group, [...(groups.get(each.group) ?? []), each]);
  return [...groups.values()];
}
