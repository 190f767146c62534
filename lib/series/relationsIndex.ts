import { groupBy } from '@/lib/collections/groupBy';
import { PRESS_GROUPS, type PressGroup } from '@/lib/domain/pressGroup';
import { DAY, shift, type Instant } from '@/lib/time/instant';
import { fading, pointsOf, REACH_DAYS } from './indexPoints';
import { dayOf, withoutRows, type LeaveOut, type NewsRow } from './newsRow';

/** A story in one press group on one day: what a point of the index is made of. */
export interface IndexPart {
  readonly day: Instant;
  readonly storyId: string;
  readonly pressGroup: PressGroup;
  /** independent publishers: voices heard in the group that day; one agency's text in five of its outlets is one */
  readonly publishers: number;
  /** log2(1 + publishers) */
  readonly weight: number;
  /** share of these publishers that read it as thaw, and as freeze; a publisher of two minds is divided */
  readonly thaw: number;
  readonly freeze: number;
  /** updates of the story in the group that day, whoever's text they carry */
  readonly updates: number;
}

export interface IndexPoint {
  readonly day: Instant;
  /** −100…+100; null on a day without evidence: a gap, not zero */
  readonly value: number | null;
  /** 90 in 100: value ± band, cut at ±100; null in a gap */
  readonly low: number | null;
  readonly high: number | null;
  /** the day alone, −1…+1; null in a gap */
  readonly balance: number | null;
  /** sums of weights on the day */
  readonly weight: { readonly thaw: number; readonly freeze: number; readonly neutral: number };
  /** stories and updates of the day */
  readonly stories: number;
  readonly updates: number;
}

export interface RelationsIndex {
  readonly points: readonly IndexPoint[];
  readonly parts: readonly IndexPart[];
}

export interface IndexChoice {
  /** days drawn, from the day of the first row to that of the last when left out; earlier rows still weigh in */
  readonly from?: Instant;
  readonly to?: Instant;
  readonly leaveOut?: LeaveOut;
  /** only steps of this side: `us` is what Washington does, `ve` what Caracas does */
  readonly side?: 'us' | 've';
  /** only what was done, or only what was said */
  readonly step?: 'act' | 'statement';
}

/** What can be chosen where only the parts are known: they do not tell one outlet from another. */
export interface PartsChoice extends Pick<IndexChoice, 'from' | 'to'> {
  readonly leaveOut?: Omit<LeaveOut, 'outlets'>;
}

/**
 * The relations index: +100 all thaw, −100 all freeze. Formulas in docs/series.md.
 * @param rows  any order
 */
export function relationsIndex(rows: readonly NewsRow[], choice: IndexChoice = {}): RelationsIndex {
  const { side, step, leaveOut } = choice;
  const all = withoutRows(rows, leaveOut ?? {});
  const chosen = all.filter((row) => (side === undefined || row.from === side) && (step === undefined || row.step === step));
  const parts = indexParts(chosen);
  return { points: indexOfParts(parts, choice), parts };
}

/**
 * The same index from what it is made of: a chart of a year need not read the year's updates.
 * @param parts  of the steps to be drawn, any order; those of the REACH_DAYS before `from` still weigh in
 */
export function indexOfParts(parts: readonly IndexPart[], { from, to, leaveOut = {} }: PartsChoice = {}): IndexPoint[] {
  const kept = withoutParts(parts, leaveOut);
  const days = partsByDay(kept);
  const first = from !== undefined ? dayOf(from) : kept.reduce<Instant | undefined>((least, { day }) => (least === undefined || day < least ? day : least), undefined);
  const last = to !== undefined ? dayOf(to) : kept.reduce<Instant | undefined>((most, { day }) => (most === undefined || day > most ? day : most), undefined);
  return first === undefined || last === undefined ? [] : pointsOf(days, first, last);
}

/** As if these stories and press groups had never been read. */
export function withoutParts(parts: readonly IndexPart[], { pressGroups = [], stories = [] }: Omit<LeaveOut, 'outlets'>): IndexPart[] {
  return parts.filter(({ pressGroup, storyId }) => !pressGroups.includes(pressGroup) && !stories.includes(storyId));
}

/** What the index asks of an update. */
export type IndexedRow = Pick<NewsRow, 'at' | 'storyId' | 'pressGroup' | 'voice' | 'direction'>;

/** Sorted by day, story and press group, so that sums come out the same whatever the order of the rows. */
export function indexParts(rows: readonly IndexedRow[]): IndexPart[] {
  const groups = new Map<string, { day: Instant; storyId: string; pressGroup: PressGroup; publishers: Map<string, { thaw: number; freeze: number; all: number }> }>();
  for (const { at, storyId, pressGroup, voice, direction } of rows) {
    const day = dayOf(at);
    const key = JSON.stringify([day, storyId, pressGroup]);
    const group = groups.get(key) ?? { day, storyId, pressGroup, publishers: new Map<string, { thaw: number; freeze: number; all: number }>() };
    groups.set(key, group);
    const own = group.publishers.get(voice) ?? { thaw: 0, freeze: 0, all: 0 };
    group.publishers.set(voice, own);
    own.all += 1;
    if (direction !== 'neutral') own[direction] += 1;
  }
  const parts = [...groups.values()].map(({ day, storyId, pressGroup, publishers }) => {
    const voices = [...publishers].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, voice]) => voice);
    const share = (of: 'thaw' | 'freeze') => voices.reduce((sum, voice) => sum + voice[of] / voice.all, 0) / voices.length;
    const updates = voices.reduce((sum, voice) => sum + voice.all, 0);
    return { day, storyId, pressGroup, publishers: voices.length, weight: partWeight(voices.length), thaw: share('thaw'), freeze: share('freeze'), updates };
  });
  return parts.sort(inOrder);
}

const inOrder = (a: IndexPart, b: IndexPart): number =>
  a.day - b.day || (a.storyId < b.storyId ? -1 : a.storyId > b.storyId ? 1 : 0) || PRESS_GROUPS.indexOf(a.pressGroup) - PRESS_GROUPS.indexOf(b.pressGroup);

export const partWeight = (publishers: number): number => Math.log2(1 + publishers);

/** What one part adds to one point: value = Σ amount. */
export interface Contribution extends IndexPart {
  /** its share in the point, 0…1; the shares of a point add up to 1 */
  readonly share: number;
  /** in points of the index; the amounts of a point add up to its value */
  readonly amount: number;
}

/**
 * Takes a point of the index apart into the stories behind it, heaviest amount first.
 * @param parts  of the whole index
 * @returns empty in a gap
 */
export function decomposePoint(parts: readonly IndexPart[], day: Instant): Contribution[] {
  if (!parts.some((part) => part.day === day)) return [];
  return sharesOf(nearDays(partsByDay(parts), day), day)
    .map(({ part, share }) => ({ ...part, share, amount: 100 * share * (part.thaw - part.freeze) }))
    .sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount) || b.share - a.share || inOrder(b, a));
}

const partsByDay = (parts: readonly IndexPart[]): ReadonlyMap<Instant, readonly IndexPart[]> => groupBy(parts, ({ day }) => day);

/** Oldest first, so that sums always run in the same order. */
const nearDays = (byDay: ReadonlyMap<Instant, readonly IndexPart[]>, day: Instant) =>
  Array.from({ length: REACH_DAYS }, (_, at) => byDay.get(shift(day, (at + 1 - REACH_DAYS) * DAY)) ?? []);

/** What a story, a day or a press group adds to a point in all. */
export interface ContributionSum<Key> {
  readonly key: Key;
  readonly share: number;
  readonly amount: number;
}

/** Adds the contributions to a point up by story, by day or by press group; the sums still add up to the point. Heaviest amount first. */
export function addUpContributions<Field extends 'storyId' | 'day' | 'pressGroup'>(contributions: readonly Contribution[], field: Field): ContributionSum<Contribution[Field]>[] {
  const sums = new Map<Contribution[Field], { share: number; amount: number }>();
  for (const contribution of contributions) {
    const sum = sums.get(contribution[field]) ?? { share: 0, amount: 0 };
    sums.set(contribution[field], { share: sum.share + contribution.share, amount: sum.amount + contribution.amount });
  }
  return [...sums].map(([key, sum]) => ({ key, ...sum })).sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount) || b.share - a.share);
}

/**
 * Share = 2^(−days back ÷ 3) ÷ the same of all days with evidence × the part's weight in its day.
 * Days count alike: one day's storm of stories would otherwise outweigh the weeks after it.
 * @param days  the parts of the day and of the REACH_DAYS before it, day by day
 */
function sharesOf(days: readonly (readonly IndexPart[])[], day: Instant): { part: IndexPart; share: number }[] {
  const filled = days.flatMap((parts) => {
    const [first] = parts;
    return first ? [{ parts, fades: fading(first.day, day), weight: parts.reduce((sum, part) => sum + part.weight, 0) }] : [];
  });
  const all = filled.reduce((sum, { fades }) => sum + fades, 0);
  return filled.flatMap(({ parts, fades, weight }) => parts.map((part) => ({ part, share: ((fades / all) * part.weight) / weight })));
}
