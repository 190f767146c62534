import type { Change } from '@/lib/domain/change';
import { sequence, type ItemId, type Sequence, type StoryId } from '@/lib/domain/ids';
import { WINDOW_DAYS } from '@/lib/grouping/grouping';
import { paceBaseline, type PaceBaseline } from '@/lib/grouping/pace';
import { DAY, HOUR, MINUTE, SECOND, shift, type Instant } from '@/lib/time/instant';
import type { Logger } from '../log';
import type { AnalysedItem, AnalysisStep, Store } from '../store/store';
import { createBell } from './bell';
import type { GoneItem, GroupedStep } from './groupedStep';
import type { GroupingThread } from './groupingThread';
import { stretchesOf, type PastStretch } from './lateItems';
import { pause } from './pause';
import type { StoryClock } from './storyClock';

export interface FollowParts {
  readonly store: Pick<Store, 'analysis' | 'changes' | 'updates'>;
  /** with an empty grouping */
  readonly thread: GroupingThread;
  readonly epoch: number;
  readonly clock: StoryClock;
  readonly wallNow: () => Instant;
  readonly log: Logger;
  /** ends the following; what is being recorded is finished */
  readonly signal: AbortSignal;
  /** first when the past has been restored */
  readonly onState: (state: FollowingState) => void;
}

export interface FollowingState {
  readonly openStories: number;
  /** age of the oldest change that has not been dealt with; 0 when there is none */
  readonly lagSeconds: number;
}

/** After a quiet time an update is taken at once, as alerts wait for its story; in a burst those that come within this span are taken together. */
const GATHER_MS = 100;
/** The line has been quiet for so long: time to decide as a whole what was put together at once. */
const SETTLE_AFTER_QUIET_MS = 2 * SECOND;
const SETTLE_AT_LATEST_MS = 15 * SECOND;
/** A word of a commit may get lost on its way between nodes. */
const LOOK_EVERY_MS = 2 * SECOND;
const REPACE_EVERY_MS = 5 * MINUTE;
const BASELINE_EVERY_MS = HOUR;
const BASELINE_DAYS = 30;
const PAGE = 500;

/**
 * Puts updates into stories: first what the store holds, then every change as it comes, until the signal.
 *
 * The grouping holds the last WINDOW_DAYS. What comes late, or is changed, behind them waits for a quiet moment; then the stretch of the past
 * in which it stands is read from the store and decided by itself.
 *
 * New updates join the story they fit best at once; when the line is quiet, all that was touched is decided as a whole. Only then counts as
 * dealt with what came before: a stop in between is made good by taking those changes once more.
 * Errors: `StoreUnavailable` from the store, and whatever breaks the thread. Begin again from the store, with a new thread.
 */
export async function followStories(parts: FollowParts): Promise<void> {
  const { store, thread, epoch, clock, signal } = parts;
  const { analysis } = store;
  let baseline: PaceBaseline = paceBaseline([], clock.now());
  let openStories = 0;
  /** up to here everything has been taken; up to there, dealt with for good */
  let cursor: Sequence;
  let settled: Sequence;
  let waitingSince: Instant | null = null;
  /** by `performance.now()`: since when something waits to be settled, and when the last of it came */
  let unsettled: { readonly since: number; last: number } | null = null;
  let late = new Map<ItemId, AnalysedItem>();

  const bell = createBell(store, signal);
  try {
    await restore();
    while (!signal.aborted) {
      const lookedAt = performance.now();
      await takeNews();
      if (signal.aborted) break;
      if (unsettled && untilSettling(unsettled) <= 0) await settle();
      await keepPace();
      tellState();
      await bell.rung(Math.min(LOOK_EVERY_MS, unsettled ? Math.max(0, untilSettling(unsettled)) : LOOK_EVERY_MS));
      await pause(lookedAt + GATHER_MS - performance.now(), signal);
    }
  } finally {
    bell.stop();
  }

  async function restore(): Promise<void> {
    const { head } = await store.changes.head();
    const followed = sequence(Math.min(await analysis.followed(), head));
    cursor = settled = followed;
    const { orderedAt: newest } = await store.updates.newest();
    if (newest !== null) clock.see(newest);
    await keepPace();
    const updates = await restoreOpen();
    if (late.size > 0) await settle();
    tellState();
    parts.log.info({ updates, openStories, behind: head - followed }, 'stories restored');
  }

  /** @returns how many updates the window and its stories hold */
  async function restoreOpen(): Promise<number> {
    const edge = windowEdge();
    const stored = await readAll((after) => analysis.openItems(edge, after, PAGE));
    const items = stored.filter(({ storyId, orderedAt }) => storyId !== null || orderedAt >= edge);
    for (const item of stored) if (item.storyId === null && item.orderedAt < edge) wait(item);
    await record(await thread.ask({ kind: 'restore', items }));
    return items.length;
  }

  async function readAll(readPage: (after: number) => Promise<AnalysedItem[]>): Promise<AnalysedItem[]> {
    const items: AnalysedItem[] = [];
    for (let page: AnalysedItem[] = [], after = 0; ; after = page.at(-1)?.n ?? after) {
      page = await readPage(after);
      items.push(...page);
      if (page.length < PAGE || signal.aborted) return items;
    }
  }

  async function takeNews(): Promise<void> {
    for (;;) {
      const page = await store.changes.after(cursor, PAGE);
      const last = page.at(-1);
      if (!last || signal.aborted) return;
      await takePage(page);
      cursor = last.sequence;
      if (page.length < PAGE) return;
    }
  }

  async function takePage(page: readonly Change[]): Promise<void> {
    const { touched, stories, gone, firstAt } = sortOut(page);
    if (firstAt === null) return;
    waitingSince ??= firstAt;
    const items = await itemsOf(touched, stories);
    for (const { orderedAt } of items) clock.see(orderedAt);
    const days = gone.map(({ orderedAt }) => orderedAt);
    const edge = windowEdge();
    for (const item of items) if (item.orderedAt < edge) wait(item);
    for (const { id } of gone) late.delete(id);
    const step = await thread.ask({ kind: 'take', items: items.filter(({ orderedAt }) => orderedAt >= edge), gone });
    await record(step, days);
    if (step.again.length > 0) await record(await thread.ask({ kind: 'take', items: await analysis.items(step.again), gone: [] }));
    const now = performance.now();
    unsettled = { since: unsettled?.since ?? now, last: now };
  }

  /** These updates, and all of the stories in which people have placed some: what they decided stands, the rest is decided anew. */
  async function itemsOf(touched: readonly ItemId[], stories: readonly StoryId[]): Promise<AnalysedItem[]> {
    const [items, placed] = await Promise.all([analysis.items(touched), stories.length === 0 ? [] : analysis.itemsOf(stories)]);
    const known = new Set(items.map(({ id }) => id));
    return [...items, ...placed.filter(({ id }) => !known.has(id))];
  }

  async function settle(): Promise<void> {
    unsettled = null;
    const stretches = stretchesOf([...late.values()]);
    late = new Map();
    const upTo = cursor;
    // Before the past, which may ask for all to be restored: what waits to be settled would be forgotten then.
    const step = await thread.ask({ kind: 'settle' });
    if (stretches.length === 0) settled = upTo;
    await record(step, [], stretches.length === 0);
    if (stretches.length > 0) await settlePast(stretches, upTo);
    if (!signal.aborted) waitingSince = null;
  }

  async function settlePast(stretches: readonly PastStretch[], upTo: Sequence): Promise<void> {
    let isOutdated = false;
    for (const { from, to, late: lateItems } of stretches) {
      const items = await readAll((after) => analysis.pastItems(from, to, after, PAGE));
      if (signal.aborted) return;
      const step = await thread.ask({ kind: 'past', items, late: lateItems.map(({ id }) => id) });
      await record(step);
      isOutdated ||= step.isOutdated;
    }
    if (isOutdated) await restoreOpen();
    settled = upTo;
    await record(await thread.ask({ kind: 'settle' }), [], true);
  }

  async function keepPace(): Promise<void> {
    const now = clock.now();
    if (clock.isTime('baseline', BASELINE_EVERY_MS)) baseline = paceBaseline(await analysis.carriages(shift(now, -BASELINE_DAYS * DAY), now), now);
    if (clock.isTime('pace', REPACE_EVERY_MS)) await analysis.repace({ epoch, baseline, now });
  }

  /** @param moved  the place that was dealt with is another one: worth writing down by itself */
  async function record(step: GroupedStep, days: readonly Instant[] = [], moved = false): Promise<void> {
    openStories = step.openStories;
    const { members, stories, removed } = step;
    if (!moved && members.length + stories.length + removed.length + days.length === 0) return;
    const whole: AnalysisStep = { epoch, at: clock.now(), members, stories, removed, days, followed: settled, baseline };
    await analysis.record(whole);
  }

  function tellState(): void {
    parts.onState({ openStories, lagSeconds: waitingSince === null ? 0 : Math.max(0, (parts.wallNow() - waitingSince) / SECOND) });
  }

  function wait(item: AnalysedItem): void {
    late.set(item.id, item);
  }

  function windowEdge(): Instant {
    return shift(clock.now(), -WINDOW_DAYS * DAY);
  }
}

const untilSettling = ({ since, last }: { since: number; last: number }): number =>
  Math.min(last + SETTLE_AFTER_QUIET_MS, since + SETTLE_AT_LATEST_MS) - performance.now();

/** What a page of changes asks of the grouping; later ones outdo earlier ones of the same update. */
function sortOut(page: readonly Change[]): { touched: ItemId[]; stories: StoryId[]; gone: (GoneItem & { orderedAt: Instant })[]; firstAt: Instant | null } {
  const touched = new Set<ItemId>();
  const gone = new Map<ItemId, { id: ItemId; storyId: StoryId | null; orderedAt: Instant }>();
  const stories = new Set<StoryId>();
  let firstAt: Instant | null = null;
  for (const change of page) {
    switch (change.kind) {
      case 'update-added':
      case 'update-edited':
      case 'update-retagged':
        touched.add(change.update.id);
        gone.delete(change.update.id);
        break;
      case 'update-removed':
        touched.delete(change.itemId);
        gone.set(change.itemId, { id: change.itemId, storyId: change.storyId, orderedAt: change.orderedAt });
        break;
      case 'judged':
        if (change.stories.length === 0) continue;
        for (const story of change.stories) stories.add(story);
        break;
      default:
        continue;
    }
    firstAt ??= change.at;
  }
  return { touched: [...touched], stories: [...stories], gone: [...gone.values()], firstAt };
}
