import { factsOf, sourceOfRule, sourceOfWatchlist, type AlertEvidence, type AlertReport, type AlertSource, type AlertStory, type FiredList, type OwnedRule, type StoryFacts } from '@/lib/domain/alert';
import type { BothLanguages } from '@/lib/domain/chronology';
import type { StatusTurn } from '@/lib/domain/claim';
import type { FeedWithHealth } from '@/lib/domain/feed';
import type { PersonId, StoryId, WatchlistId } from '@/lib/domain/ids';
import type { Story } from '@/lib/domain/story';
import type { Update } from '@/lib/domain/update';
import type { Watchlist } from '@/lib/domain/watchlist';
import type { Held } from '@/lib/selection/matches';
import type { IndexPoint } from '@/lib/series/relationsIndex';
import { DAY, type Instant } from '@/lib/time/instant';
import { matchedWords } from '@/lib/watchlists/matchedWords';
import { createWatchIndex, type WatchIndex } from '@/lib/watchlists/watchIndex';
import { newestFirst } from './mergeRaised';

/** A watchlist or a rule that has fired, before it is known who follows it and what their budget allows. */
export interface Fired {
  readonly source: AlertSource;
  readonly ownerId: PersonId;
  readonly isShared: boolean;
  /** what it has fired for: told once */
  readonly subject: string;
  readonly story: StoryFacts | null;
  readonly evidence: AlertEvidence;
}

/** An update with how it bears on the claims. */
export interface HeldUpdate {
  readonly update: Update;
  readonly held: readonly Held[];
}

/** All lists, ready to be held against updates. */
export interface Watch {
  readonly index: WatchIndex;
  readonly lists: ReadonlyMap<WatchlistId, Watchlist>;
  /** the smallest number of publishers that any list waits for; null: none waits for any */
  readonly leastPublishers: number | null;
}

export function createWatch(lists: readonly Watchlist[]): Watch {
  const awaited = lists.flatMap(({ threshold }) => (typeof threshold === 'object' ? [threshold.publishers] : []));
  return {
    index: createWatchIndex(lists),
    lists: new Map(lists.map((list) => [list.id, list])),
    leastPublishers: awaited.length === 0 ? null : Math.min(...awaited),
  };
}

/** What a feed brings late is no news: a feed that is new to the desk shows the headlines of weeks. */
export const NEWS_FOR_MS = 2 * DAY;

/** Whether something of `at` that the desk learnt of at `seenAt` is still worth an alert. In recorded material all of it is. */
export const isNews = (at: Instant, seenAt: Instant, isRecorded: boolean): boolean => isRecorded || at > seenAt - NEWS_FOR_MS;

/**
 * Lists that tell of each update, or of each new story, and are set off by these updates.
 * @param stories  those that the updates stand in
 */
export function fireUpdates({ index, lists }: Watch, updates: readonly HeldUpdate[], stories: ReadonlyMap<StoryId, Story>, isRecorded: boolean): Fired[] {
  return updates.flatMap(({ update, held }) => {
    if (!isNews(update.orderedAt, update.firstSeenAt, isRecorded)) return [];
    const story = update.storyId === null ? undefined : stories.get(update.storyId);
    return index.match(update, held).flatMap((id): Fired[] => {
      const list = lists.get(id)!;
      // Somebody who begins to follow something knows what there is already.
      if (update.firstSeenAt < list.createdAt) return [];
      if (list.threshold === 'each-update') return [fired(list, update.id, [update], story)];
      if (list.threshold === 'each-story' && story) return [fired(list, story.id, [update], story)];
      return [];
    });
  });
}

/**
 * Lists that wait for a story to reach so many independent publishers, and are set off by this one.
 * @param members  its updates, newest first: one that is in the list's selection puts the story there
 */
export function fireStory({ index, lists }: Watch, story: Story, members: readonly HeldUpdate[], isRecorded: boolean): Fired[] {
  const newest = members[0]?.update;
  if (!newest || !isNews(story.lastAt, newest.firstSeenAt, isRecorded)) return [];
  const matched = new Map<WatchlistId, Update[]>();
  for (const { update, held } of members) {
    for (const id of index.match(update, held)) {
      const list = lists.get(id)!;
      if (typeof list.threshold !== 'object' || story.independentPublishers < list.threshold.publishers) continue;
      matched.set(id, [...(matched.get(id) ?? []), update]);
    }
  }
  return [...matched].flatMap(([id, updates]) => {
    const list = lists.get(id)!;
    return members.some(({ update }) => update.firstSeenAt >= list.createdAt) ? [fired(list, story.id, updates, story)] : [];
  });
}

function fired(list: Watchlist, subject: string, updates: readonly Update[], story: Story | undefined): Fired {
  const told = story ? storyOf(story) : null;
  const evidence: AlertEvidence = { kind: 'news', lists: [firedList(list, updates)], reports: newestFirst(updates.map(reportOf)), story: told };
  return { source: sourceOfWatchlist(list.id), ownerId: list.ownerId, isShared: list.isShared, subject, story: told && factsOf(told), evidence };
}

export const storyOf = ({ id, updates, independentPublishers, direction, pace }: Story): AlertStory => ({ id, updates, independentPublishers, direction, pace });

export const reportOf = ({ id, title, language, outlet, link, orderedAt }: Update): AlertReport => ({ itemId: id, title, language, outlet, link, at: orderedAt });

/** Words that an alert names. */
const MOST_WORDS = 8;

const firedList = ({ id, name, colour, threshold, selection }: Watchlist, updates: readonly Update[]): FiredList => ({
  id,
  name,
  colour,
  threshold,
  words: matchedWords(selection, updates).slice(0, MOST_WORDS).map(({ word }) => word),
});

// --- rules -----------------------------------------------------------------------------------------------------------

const byRule = ({ id, personId }: OwnedRule, subject: string, evidence: AlertEvidence): Fired => ({
  source: sourceOfRule(id),
  ownerId: personId,
  isShared: false,
  subject,
  story: null,
  evidence,
});

/** Rules that ask for turns of this claim. @param reports  the newest evidence, newest first */
export function fireTurn(rules: readonly OwnedRule[], turn: StatusTurn, told: { readonly at: Instant; readonly text: BothLanguages; readonly reports: readonly AlertReport[] }): Fired[] {
  const { claimId, from, to } = turn;
  return rules.flatMap((owned) => {
    const { rule, createdAt } = owned;
    if (rule.kind !== 'claim-turned' || (rule.claimId !== null && rule.claimId !== claimId) || told.at < createdAt) return [];
    return [byRule(owned, `${claimId} ${turn.at} ${to}`, { kind: 'claim-turned', claimId, text: told.text, from, to, reports: told.reports })];
  });
}

/** A feed that brings nothing any more, whatever the reason. */
const SILENT = new Set(['quiet', 'failing', 'gone']);

/** Rules that ask for this feed to fall silent. */
export function fireFeed(rules: readonly OwnedRule[], { id, name, health }: FeedWithHealth): Fired[] {
  if (!SILENT.has(health.state)) return [];
  const { state, reason, since, lastNewItemAt } = health;
  return rules.flatMap((owned) => {
    const { rule, createdAt } = owned;
    if (rule.kind !== 'feed-silent' || (rule.feedId !== null && rule.feedId !== id) || since < createdAt) return [];
    return [byRule(owned, `${id} ${since}`, { kind: 'feed-silent', feedId: id, name, state, reason, since, lastNewItemAt })];
  });
}

/** Rules that ask for the index to move so far: told once a day and direction. */
export function fireIndex(rules: readonly OwnedRule[], yesterday: Pick<IndexPoint, 'value'>, today: Pick<IndexPoint, 'value' | 'day'>): Fired[] {
  const [from, to] = [yesterday.value, today.value];
  if (from === null || to === null) return [];
  const moved = to - from;
  return rules.flatMap((owned) => {
    const { rule } = owned;
    if (rule.kind !== 'index-moved' || Math.abs(moved) < rule.points) return [];
    return [byRule(owned, `${today.day} ${moved > 0 ? 'up' : 'down'}`, { kind: 'index-moved', day: today.day, from, to, points: rule.points })];
  });
}
