import { PRESS_GROUPS, type PressGroup } from '@/lib/domain/pressGroup';
import type { StoryUpdate } from '@/lib/protocol/news';
import { DAY, HOUR, instant, MINUTE, type Instant } from '@/lib/time/instant';

/** One update on the drawing of how a story spread. */
export interface SpreadDot {
  readonly id: StoryUpdate['update']['id'];
  readonly at: Instant;
  /** 0 at the left edge, 1 at the right */
  readonly place: number;
  /** its text is its own publisher's, not carried */
  readonly isIndependent: boolean;
  readonly outlet: string;
}

export interface Spread {
  /** groups that reported it, in the order in which they came to it */
  readonly rows: readonly { readonly group: PressGroup; readonly dots: readonly SpreadDot[] }[];
  readonly silent: readonly PressGroup[];
  readonly ticks: readonly { readonly at: Instant; readonly place: number }[];
}

const STEPS = [10 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY, 28 * DAY, 91 * DAY];
/** More labels than this would run into each other. */
const MOST_TICKS = 8;

/** How a story spread: who reported it when, in a text of their own or another's. @param updates one or more */
export function spreadOf(updates: readonly StoryUpdate[]): Spread {
  const times = updates.map(({ update }) => update.orderedAt);
  const first = Math.min(...times);
  const last = Math.max(...times);
  const step = STEPS.find((size) => (last - first) / size < MOST_TICKS - 1) ?? STEPS.at(-1)!;
  const start = Math.floor(first / step) * step;
  const end = Math.max(start + step, Math.ceil(last / step) * step);
  const placeOf = (at: number) => (at - start) / (end - start);
  const dots = new Map<PressGroup, SpreadDot[]>();
  for (const { update, publisher, voice } of [...updates].sort((a, b) => a.update.orderedAt - b.update.orderedAt)) {
    const dot = { id: update.id, at: update.orderedAt, place: placeOf(update.orderedAt), isIndependent: voice === publisher, outlet: update.outlet };
    const row = dots.get(update.pressGroup);
    if (row) row.push(dot);
    else dots.set(update.pressGroup, [dot]);
  }
  return {
    rows: [...dots].map(([group, ofGroup]) => ({ group, dots: ofGroup })),
    silent: PRESS_GROUPS.filter((group) => !dots.has(group)),
    ticks: Array.from({ length: Math.round((end - start) / step) + 1 }, (_, n) => ({ at: instant(start + n * step), place: placeOf(start + n * step) })),
  };
}
