import type { VolumeRow } from '@/lib/domain/volumeRow';
import { PRESS_GROUPS, type PressGroup } from '@/lib/domain/pressGroup';
import { HOUR, instant, shift, type Instant } from '@/lib/time/instant';
import { layOutVolume } from './volumeBy';

export const VOLUME_SPANS = ['24h', '48h', '7d'] as const;
export type VolumeSpan = (typeof VOLUME_SPANS)[number];

/** Hours shown, and hours in one bar: a week drawn by the hour would be a comb nobody can read. */
export const SPAN_HOURS: Record<VolumeSpan, { total: number; bar: number }> = {
  '24h': { total: 24, bar: 1 },
  '48h': { total: 48, bar: 1 },
  '7d': { total: 168, bar: 6 },
};

/** Groups drawn on their own; the others are folded into `rest`. */
export const LEADING_GROUPS = 5;

export interface VolumeGroup {
  readonly group: PressGroup | 'rest';
  /** what is folded into it: itself, or the groups of `rest` */
  readonly members: readonly PressGroup[];
  readonly total: number;
}

export interface VolumeBar {
  /** start of the bar, UTC */
  readonly at: Instant;
  /** one count for each of the series' groups, in their order */
  readonly counts: readonly number[];
  readonly total: number;
}

export interface VolumeSeries {
  readonly span: VolumeSpan;
  readonly from: Instant;
  /** exclusive; the end of the bar that is still filling */
  readonly to: Instant;
  readonly barHours: number;
  /** leading first, `rest` last; groups without an update in the span are left out */
  readonly groups: readonly VolumeGroup[];
  readonly bars: readonly VolumeBar[];
  readonly total: number;
  /** press groups without any update in the span */
  readonly silent: readonly PressGroup[];
}

/**
 * The moment in whose hour the counts end: now, or while a recording of other days is replayed its newest update, since
 * the present hours would stay empty. (The demo is made up to now.)
 * @param newestAt  newest `orderedAt` of all updates; null while there is none
 */
export function volumeUntil(recorded: 'demo' | 'replay' | null, newestAt: Instant | null, now: Instant): Instant {
  return recorded === 'replay' && newestAt !== null ? newestAt : now;
}

/** The range of a span that ends with the bar of `until`. Bars begin on multiples of their width, so that they do not move while an hour fills. */
export function spanRange(span: VolumeSpan, until: Instant): { from: Instant; to: Instant; barHours: number } {
  const { total, bar } = SPAN_HOURS[span];
  const width = bar * HOUR;
  const to = instant((Math.floor(until / width) + 1) * width);
  return { from: shift(to, -total * HOUR), to, barHours: bar };
}

/**
 * Lays hourly counts out as the bars of a chart that ends with the hour of `now`.
 * @param counts  any order; hours outside the span and doubled entries of one hour are allowed (left out, added up)
 */
export function volumeSeries(counts: readonly VolumeRow[], span: VolumeSpan, now: Instant): VolumeSeries {
  const range = spanRange(span, now);
  const keyed = layOutVolume(
    counts.filter(({ count }) => count > 0).map(({ bucketAt, pressGroup, count }) => ({ bucketAt, updates: count, counts: { [pressGroup]: count } })),
    'pressGroup',
    range,
  );
  const totalOf = (group: PressGroup) => keyed.totals[PRESS_GROUPS.indexOf(group)] ?? 0;
  const ranked = PRESS_GROUPS.filter((group) => totalOf(group) > 0).sort((a, b) => totalOf(b) - totalOf(a));
  // One group more than fits is drawn as itself rather than as a "rest" of one.
  const leading = ranked.length <= LEADING_GROUPS + 1 ? ranked : ranked.slice(0, LEADING_GROUPS);
  const folded = ranked.slice(leading.length);
  const groups: VolumeGroup[] = leading.map((group) => ({ group, members: [group], total: totalOf(group) }));
  if (folded.length > 0) groups.push({ group: 'rest', members: folded, total: folded.reduce((sum, group) => sum + totalOf(group), 0) });
  const bars = keyed.bars.map(({ at, counts: own, updates }) => ({
    at,
    counts: groups.map(({ members }) => members.reduce((sum, group) => sum + (own[PRESS_GROUPS.indexOf(group)] ?? 0), 0)),
    total: updates,
  }));
  const silent = PRESS_GROUPS.filter((group) => totalOf(group) === 0);
  return { span, from: range.from, to: range.to, barHours: range.barHours, groups, bars, total: keyed.updates, silent };
}

/** What the chart says in one sentence, chosen from the figures; the interface words it. */
export type VolumeFinding =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'few'; readonly total: number }
  | { readonly kind: 'one-group'; readonly total: number; readonly group: PressGroup; readonly count: number }
  | { readonly kind: 'up' | 'down' | 'steady'; readonly later: number; readonly earlier: number };

/** Below this, a comparison of halves would make a trend of an accident. */
const ENOUGH_TO_COMPARE = 10;

export function volumeFinding(series: VolumeSeries): VolumeFinding {
  const { total, bars, groups } = series;
  if (total === 0) return { kind: 'nothing' };
  if (total < ENOUGH_TO_COMPARE) return { kind: 'few', total };
  const [first] = groups;
  if (first && first.group !== 'rest' && first.total > total / 2) {
    return { kind: 'one-group', total, group: first.group, count: first.total };
  }
  const half = bars.length / 2;
  const earlier = bars.slice(0, half).reduce((sum, bar) => sum + bar.total, 0);
  const later = total - earlier;
  if (later >= earlier * 1.25) return { kind: 'up', later, earlier };
  if (later <= earlier * 0.8) return { kind: 'down', later, earlier };
  return { kind: 'steady', later, earlier };
}

/** The fullest bar, the earliest of equals; undefined when there is none with an update. */
export function busiestBar(series: VolumeSeries): VolumeBar | undefined {
  return series.bars.reduce<VolumeBar | undefined>((best, bar) => (bar.total > (best?.total ?? 0) ? bar : best), undefined);
}
