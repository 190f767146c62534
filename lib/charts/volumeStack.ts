import type { KeyedVolume } from '@/lib/series/volumeBy';
import { HOUR, instant, type Instant } from '@/lib/time/instant';

/** Keys drawn on their own; the others are folded into one until asked for. */
export const LEADING_KEYS = 5;

export interface StackLayer {
  /** null: those folded together */
  readonly key: string | null;
  readonly members: readonly string[];
  readonly total: number;
}

export interface StackBar {
  readonly at: Instant;
  /** one for each layer, in their order */
  readonly counts: readonly number[];
  /** the height of the bar: with tags more than its updates, as one update may have several */
  readonly height: number;
  readonly updates: number;
}

export interface VolumeStack {
  /** largest first, the folded ones last; those without an update are left out */
  readonly layers: readonly StackLayer[];
  readonly bars: readonly StackBar[];
  readonly barHours: number;
  readonly from: Instant;
  readonly to: Instant;
  readonly updates: number;
}

export function stackVolume(volume: KeyedVolume, isUnfolded: boolean): VolumeStack {
  const ranked = volume.keys.map((key, column) => ({ key, column, total: volume.totals[column] ?? 0 })).filter(({ total }) => total > 0);
  ranked.sort((a, b) => b.total - a.total || a.column - b.column);
  // One more than fits is drawn as itself rather than as a fold of one.
  const leading = isUnfolded || ranked.length <= LEADING_KEYS + 1 ? ranked : ranked.slice(0, LEADING_KEYS);
  const folded = ranked.slice(leading.length);
  const columns = [...leading.map((one) => [one]), ...(folded.length > 0 ? [folded] : [])];
  const layers = columns.map((own, index) => ({
    key: index < leading.length ? (own[0]?.key ?? null) : null,
    members: own.map(({ key }) => key),
    total: own.reduce((sum, { total }) => sum + total, 0),
  }));
  const bars = volume.bars.map(({ at, counts: all, updates }) => {
    const counts = columns.map((own) => own.reduce((sum, { column }) => sum + (all[column] ?? 0), 0));
    return { at, counts, updates, height: counts.reduce((sum, count) => sum + count, 0) };
  });
  return { layers, bars, barHours: volume.barHours, from: volume.from, to: volume.to, updates: volume.updates };
}

/** What the volume shows in one sentence; the interface words it. */
export type StackFinding =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'few'; readonly updates: number }
  /** the later half of the span is about `rising` more, about `fading` less */
  | { readonly kind: 'turn'; readonly rising: string; readonly fading: string }
  | { readonly kind: 'lead'; readonly key: string; readonly count: number; readonly updates: number };

/** Fewer would make a trend of an accident. */
const ENOUGH_TO_COMPARE = 20;
/** Share of all counts that a key has to gain or lose. */
const WORTH_A_SENTENCE = 0.05;

export function stackFinding(volume: KeyedVolume): StackFinding {
  const { updates, bars, keys, totals } = volume;
  if (updates === 0) return { kind: 'nothing' };
  if (updates < ENOUGH_TO_COMPARE) return { kind: 'few', updates };
  const [earlier, later] = halvesOf(bars);
  const shares = (half: KeyedVolume['bars']) => {
    const counts = keys.map((_, column) => half.reduce((sum, bar) => sum + (bar.counts[column] ?? 0), 0));
    const all = counts.reduce((sum, count) => sum + count, 0);
    return { counts, of: (column: number) => (all === 0 ? 0 : (counts[column] ?? 0) / all), isEmpty: all === 0 };
  };
  const [before, after] = [shares(earlier), shares(later)];
  const moves = keys.map((key, column) => ({ key, by: after.of(column) - before.of(column) })).sort((a, b) => b.by - a.by);
  const [rising, fading] = [moves[0], moves.at(-1)];
  if (!before.isEmpty && !after.isEmpty && rising && fading && rising.by >= WORTH_A_SENTENCE && fading.by <= -WORTH_A_SENTENCE) {
    return { kind: 'turn', rising: rising.key, fading: fading.key };
  }
  const most = Math.max(...totals);
  return { kind: 'lead', key: keys[totals.indexOf(most)] ?? '', count: most, updates };
}

/** Halves by updates rather than by time: before a quiet beginning is over nothing can have turned. */
function halvesOf(bars: KeyedVolume['bars']): [KeyedVolume['bars'], KeyedVolume['bars']] {
  const half = bars.reduce((sum, bar) => sum + bar.updates, 0) / 2;
  let sum = 0;
  const cut = bars.findIndex((bar) => (sum += bar.updates) >= half) + 1;
  return [bars.slice(0, cut), bars.slice(cut)];
}

/** What a bar counts: at the ends of a range that does not fall on whole bars, only its part within. */
export const spanOfBar = ({ at }: StackBar, barHours: number, { from, to }: { from: Instant; to: Instant }): { from: Instant; to: Instant } => ({
  from: instant(Math.max(at, from)),
  to: instant(Math.min(at + barHours * HOUR, to)),
});

/** The bar with most updates, the earliest of equals; undefined when there is none. */
export function busiestBar(bars: readonly StackBar[]): StackBar | undefined {
  return bars.reduce<StackBar | undefined>((best, bar) => (bar.updates > (best?.updates ?? 0) ? bar : best), undefined);
}

/** The layer that a height within a bar falls in, counted from the foot; null above the bar. */
export function layerAt({ counts }: StackBar, height: number): number | null {
  let top = 0;
  const layer = counts.findIndex((count) => (top += count) > height);
  return layer < 0 || height < 0 ? null : layer;
}
