import { PRESS_GROUPS, type PressGroup } from '@/lib/domain/pressGroup';
import { DAY, shift, type Instant } from '@/lib/time/instant';
import { halfWidth } from './band';
import { dayOf, withoutRows, type LeaveOut, type NewsRow } from './newsRow';

/** A day counts half as much as the day three days after it. */
export const HALF_LIFE_DAYS = 3;

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

/**
 * The relations index: +100 all thaw, −100 all freeze. Formulas in docs/series.md.
 * @param rows  any order; one of a day after `to` is left out
 */
export function relationsIndex(rows: readonly NewsRow[], choice: IndexChoice = {}): RelationsIndex {
  const { side, step, leaveOut } = choice;
  const all = withoutRows(rows, leaveOut ?? {});
  const chosen = all.filter((row) => (side === undefined || row.from === side) && (step === undefined || row.step === step));
  const parts = indexParts(chosen);
  const days = [...new Set(parts.map(({ day }) => day))];
  const first = choice.from !== undefined ? dayOf(choice.from) : days[0];
  const last = choice.to !== undefined ? dayOf(choice.to) : days.at(-1);
  if (first === undefined || last === undefined) return { points: [], parts };
  const updates = new Map<Instant, number>();
  for (const row of chosen) updates.set(dayOf(row.at), (updates.get(dayOf(row.at)) ?? 0) + 1);
  const points: IndexPoint[] = [];
  for (let day = first; day <= last; day = shift(day, DAY)) points.push(pointOf(day, parts, updates.get(day) ?? 0));
  return { points, parts };
}

/** Sorted by day, story and press group, so that sums come out the same whatever the order of the rows. */
export function indexParts(rows: readonly NewsRow[]): IndexPart[] {
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
    return { day, storyId, pressGroup, publishers: voices.length, weight: Math.log2(1 + voices.length), thaw: share('thaw'), freeze: share('freeze') };
  });
  return parts.sort(
    (a, b) =>
      a.day - b.day || (a.storyId < b.storyId ? -1 : a.storyId > b.storyId ? 1 : 0) || PRESS_GROUPS.indexOf(a.pressGroup) - PRESS_GROUPS.indexOf(b.pressGroup),
  );
}

/** What one part adds to one point: value = Σ amount. */
export interface Contribution extends IndexPart {
  /** its share in the point, 0…1; the shares of a point add up to 1 */
  readonly share: number;
  /** in points of the index; the amounts of a point add up to its value */
  readonly amount: number;
}

/** Days so far back weigh less than a thousandth of today and are left out. */
export const REACH_DAYS = 30;

/**
 * Takes a point of the index apart into the stories behind it, heaviest amount first.
 * @param parts  of the whole index
 * @returns empty in a gap
 */
export function decomposePoint(parts: readonly IndexPart[], day: Instant): Contribution[] {
  if (!parts.some((part) => part.day === day)) return [];
  return sharesOf(parts, day)
    .map(({ part, share }) => ({ ...part, share, amount: 100 * share * (part.thaw - part.freeze) }))
    .sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount) || b.share - a.share || b.day - a.day || (a.storyId < b.storyId ? -1 : 1));
}

/** Share = 2^(−days ago ÷ 3) of all such days with evidence × the part's weight in its day. */
function sharesOf(parts: readonly IndexPart[], day: Instant): { part: IndexPart; share: number }[] {
  const near = parts.filter((part) => part.day <= day && part.day > shift(day, -REACH_DAYS * DAY));
  const dayWeights = new Map<Instant, number>();
  for (const part of near) dayWeights.set(part.day, (dayWeights.get(part.day) ?? 0) + part.weight);
  const fading = (of: Instant) => 2 ** (-(day - of) / (DAY * HALF_LIFE_DAYS));
  const all = [...dayWeights.keys()].reduce((sum, of) => sum + fading(of), 0);
  return near.map((part) => ({ part, share: ((fading(part.day) / all) * part.weight) / (dayWeights.get(part.day) ?? 1) }));
}

function pointOf(day: Instant, parts: readonly IndexPart[], updates: number): IndexPoint {
  const own = parts.filter((part) => part.day === day);
  const sum = (of: (part: IndexPart) => number) => own.reduce((total, part) => total + part.weight * of(part), 0);
  const weight = { thaw: sum(({ thaw }) => thaw), freeze: sum(({ freeze }) => freeze), neutral: sum(({ thaw, freeze }) => Math.max(0, 1 - thaw - freeze)) };
  const stories = new Set(own.map(({ storyId }) => storyId)).size;
  if (own.length === 0) return { day, value: null, low: null, high: null, balance: null, weight, stories, updates };
  const shares = sharesOf(parts, day);
  const value = 100 * shares.reduce((total, { part, share }) => total + share * (part.thaw - part.freeze), 0);
  const band = halfWidth(shares.map(({ part, share }) => ({ storyId: part.storyId, share, value: part.thaw - part.freeze })));
  const balance = (weight.thaw - weight.freeze) / sum(() => 1);
  return { day, value, low: Math.max(-100, value - band), high: Math.min(100, value + band), balance, weight, stories, updates };
}
