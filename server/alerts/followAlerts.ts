import { createWatch, fireFeed, fireIndex, fireStory, fireTurn, fireUpdates, isNews, reportOf, type Fired, type HeldUpdate, type Watch } from '@/lib/alerts/fire';
import { shippedClaims } from '@/lib/claims/shippedClaims';
import type { OwnedRule } from '@/lib/domain/alert';
import type { Change } from '@/lib/domain/change';
import type { ClaimId } from '@/lib/domain/claim';
import { sequence, type ItemId, type Sequence, type StoryId } from '@/lib/domain/ids';
import type { Story } from '@/lib/domain/story';
import { indexOfParts } from '@/lib/series/relationsIndex';
import { dayOf } from '@/lib/series/newsRow';
import { REACH_DAYS } from '@/lib/series/indexPoints';
import { volumeUntil } from '@/lib/series/volumeUntil';
import { DAY, instant, SECOND, shift, type Instant } from '@/lib/time/instant';
import { createBell } from '../analysis/bell';
import type { Store } from '../store/store';

export interface AlerterParts {
  readonly store: Pick<Store, 'alerts' | 'changes' | 'watchlists' | 'news' | 'updates'>;
  readonly epoch: number;
  readonly now: () => Instant;
  readonly recorded: 'demo' | 'replay' | null;
  readonly signal: AbortSignal;
  /** after each look at the changes: up to where they have been dealt with */
  readonly onState?: (followed: Sequence) => void;
}

/** A word of a commit may get lost on its way between nodes. */
const LOOK_EVERY_MS = 2 * SECOND;
const PAGE = 200;
/** An update waits so long for its story, which the noise budget goes by; grouping takes a fraction of it. */
const WAIT_FOR_STORY_MS = 2 * SECOND;
/** The place is written down with every alert; without any, every so often: taking changes again tells nothing twice. */
const WRITE_PLACE_EVERY = 1_000;
const INDEX_EVERY_MS = 30 * SECOND;
/** Updates of a story that are looked through for one that a list asks for. */
const MOST_MEMBERS = 200;
/** Evidence that an alert of a claim shows. */
const TURN_REPORTS = 3;

/**
 * Holds every change against what people follow, until the signal, and writes down what is to be told.
 * Errors: `StoreUnavailable` from the store; begin again, from the place it has kept.
 */
export async function followAlerts({ store, epoch, now, recorded, signal, onState }: AlerterParts): Promise<void> {
  const { alerts, changes, news, watchlists } = store;
  const isRecorded = recorded === 'replay';
  const bell = createBell(store, signal);
  let watch: Watch = createWatch([]);
  let revision = -1;
  let cursor = await firstPlace();
  let written = cursor;
  let indexLookedAt = -Infinity;
  let isIndexMoved = false;
  try {
    while (!signal.aborted) {
      const page = await changes.after(cursor, PAGE);
      const last = page.at(-1);
      if (!last) {
        if (isIndexMoved && performance.now() - indexLookedAt >= INDEX_EVERY_MS) await take([], await alerts.allRules());
        onState?.(cursor);
        await bell.rung(LOOK_EVERY_MS);
        continue;
      }
      await takePage(page);
      cursor = last.sequence;
      if (cursor - written >= WRITE_PLACE_EVERY) await take([], []);
      onState?.(cursor);
    }
  } finally {
    bell.stop();
  }

  /** Where the last term left off; a store that has never told anything begins with what comes next. */
  async function firstPlace(): Promise<Sequence> {
    const { head } = await changes.head();
    const followed = await alerts.followed();
    if (followed > 0 && followed <= head) return followed;
    await alerts.record({ epoch, at: now(), fired: [], merged: [], followed: head });
    return head;
  }

  async function takePage(page: readonly Change[]): Promise<void> {
    const current = await watchlists.revision();
    if (current !== revision || page.some(({ kind }) => kind === 'story-removed')) {
      watch = createWatch(await watchlists.all());
      revision = current;
    }
    const rules = await alerts.allRules();
    const seen = sortOut(page);
    isIndexMoved ||= seen.stories.size > 0;
    if (watch.lists.size === 0 && rules.length === 0 && seen.merged.length === 0) return;

    const touched = await withStories(seen.touched);
    const stories = new Map(seen.stories);
    const missing = touched.flatMap(({ update: { storyId } }) => (storyId !== null && !stories.has(storyId) ? [storyId] : []));
    for (const story of await news.storiesOf(missing)) stories.set(story.id, story);
    const fired = fireUpdates(watch, touched, stories, isRecorded);
    for (const story of seen.stories.values()) {
      if (watch.leastPublishers === null || story.independentPublishers < watch.leastPublishers) continue;
      fired.push(...fireStory(watch, story, await alerts.updatesOfStory(story.id, MOST_MEMBERS), isRecorded));
    }
    for (const change of seen.turns) fired.push(...(await fireClaim(rules, change)));
    for (const { feed } of seen.feeds) fired.push(...fireFeed(rules, feed));
    await take(fired, rules, page, seen.merged);
  }

  async function take(fired: Fired[], rules: readonly OwnedRule[], page: readonly Change[] = [], merged: Parameters<typeof alerts.record>[0]['merged'] = []): Promise<void> {
    if (isIndexMoved && performance.now() - indexLookedAt >= INDEX_EVERY_MS) {
      indexLookedAt = performance.now();
      isIndexMoved = false;
      if (rules.some(({ rule }) => rule.kind === 'index-moved')) fired.push(...(await fireMove(rules)));
    }
    const followed = sequence(page.at(-1)?.sequence ?? cursor);
    if (fired.length === 0 && merged.length === 0 && followed - written < WRITE_PLACE_EVERY) return;
    await alerts.record({ epoch, at: now(), fired, merged, followed });
    written = followed;
  }

  /** Updates as they are now. One that a list asks for is waited for until it has its story, but not for long. */
  async function withStories(ids: readonly ItemId[]): Promise<HeldUpdate[]> {
    const until = performance.now() + WAIT_FOR_STORY_MS;
    for (;;) {
      const held = await alerts.updatesHeld(ids);
      const isWaiting = held.some(({ update, held: bearing }) => update.storyId === null && watch.index.match(update, bearing).length > 0);
      const left = until - performance.now();
      if (!isWaiting || left <= 0 || signal.aborted) return held;
      await bell.rung(left);
    }
  }

  async function fireClaim(rules: readonly OwnedRule[], { claim, turn, at }: Extract<Change, { kind: 'claim-changed' }>): Promise<Fired[]> {
    if (!turn || !rules.some(({ rule }) => rule.kind === 'claim-turned') || !isNews(turn.at, at, recorded !== null)) return [];
    const { evidence } = await news.ledger(claim.claimId, instant(Math.max(turn.at, claim.newestAt ?? turn.at)), TURN_REPORTS);
    return fireTurn(rules, turn, { at, text: textOf(claim.claimId), reports: evidence.map(({ update }) => reportOf(update)) });
  }

  /** Today against yesterday, where the news stands. */
  async function fireMove(rules: readonly OwnedRule[]): Promise<Fired[]> {
    const newest = (await store.updates.newest()).orderedAt;
    const today = dayOf(volumeUntil(recorded, newest, now()));
    const yesterday = shift(today, -DAY);
    const parts = await news.indexParts('all', shift(yesterday, (1 - REACH_DAYS) * DAY), shift(today, DAY));
    const [before, after] = indexOfParts(parts, { from: yesterday, to: today });
    return before && after ? fireIndex(rules, before, after) : [];
  }
}

/** A claim of an article that an editor took in is followed as one of the shipped ones; one that is none of them has only its name. */
function textOf(id: ClaimId): { en: string; es: string } {
  return shippedClaims().claims.find((claim) => claim.id === id)?.text ?? { en: id, es: id };
}

interface Seen {
  readonly touched: readonly ItemId[];
  /** as they were told last */
  readonly stories: ReadonlyMap<StoryId, Story>;
  readonly merged: readonly { readonly id: StoryId; readonly into: StoryId }[];
  readonly turns: readonly Extract<Change, { kind: 'claim-changed' }>[];
  readonly feeds: readonly Extract<Change, { kind: 'feed-changed' }>[];
}

/** What a page of changes asks to be looked at. */
function sortOut(page: readonly Change[]): Seen {
  const touched = new Set<ItemId>();
  const stories = new Map<StoryId, Story>();
  const merged: { id: StoryId; into: StoryId }[] = [];
  const turns: Extract<Change, { kind: 'claim-changed' }>[] = [];
  const feeds: Extract<Change, { kind: 'feed-changed' }>[] = [];
  for (const change of page) {
    switch (change.kind) {
      case 'update-added':
      case 'update-edited':
      case 'update-retagged':
        touched.add(change.update.id);
        break;
      case 'story-changed':
        for (const id of change.joined) touched.add(id);
        stories.set(change.story.id, change.story);
        break;
      case 'story-removed':
        stories.delete(change.storyId);
        if (change.into) merged.push({ id: change.storyId, into: change.into });
        break;
      case 'claim-changed':
        turns.push(change);
        break;
      case 'feed-changed':
        feeds.push(change);
        break;
      default:
        break;
    }
  }
  return { touched: [...touched], stories, merged, turns, feeds };
}
