import type { ChangeBody, Change } from '@/lib/domain/change';
import { applyJudgements, judgedUpdate, NOTHING_DECIDED, type Decided } from '@/lib/judgement/applyJudgements';
import type { Feed, FeedHealth, FeedLanguage, FeedReason, FeedScope, FeedState, FeedWithHealth } from '@/lib/domain/feed';
import { feedId, itemId, sequence, storyId } from '@/lib/domain/ids';
import type { DateTrust } from '@/lib/domain/item';
import type { Marks } from '@/lib/domain/marks';
import type { PressGroup } from '@/lib/domain/pressGroup';
import type { Story } from '@/lib/domain/story';
import { TAGS, type Tag } from '@/lib/domain/tag';
import type { Update } from '@/lib/domain/update';
import { instant, type Instant } from '@/lib/time/instant';
import type { ChangeRow, FeedRow, ItemRow, MarksRow, StoryRow } from './schema';
import type { PollState, WebSubState } from './store';

const maybeInstant = (at: number | null): Instant | null => (at === null ? null : instant(at));

/** A stored row was checked when it came in, by the types of the store's interface; it is read back as what it was. */
export function toFeed(row: FeedRow): FeedWithHealth {
  return {
    id: feedId(row.id),
    name: row.name,
    outlet: row.outlet,
    url: row.url,
    homepage: row.homepage,
    language: row.language as FeedLanguage,
    country: row.country,
    pressGroup: row.press_group as PressGroup,
    scope: row.scope as FeedScope,
    enabled: row.enabled === 1,
    notes: row.notes,
    health: {
      state: row.state as FeedState,
      reason: row.reason as FeedReason,
      detail: row.detail,
      since: instant(row.since),
      lastPollAt: maybeInstant(row.last_poll_at),
      lastGoodAt: maybeInstant(row.last_good_at),
      lastNewItemAt: maybeInstant(row.last_new_item_at),
      nextPollAt: maybeInstant(row.next_poll_at),
      intervalSeconds: row.interval_seconds,
      failures: row.failures,
      itemsPerDay: row.items_per_day,
    },
  };
}

export function toPollState(row: FeedRow): PollState {
  return {
    feedId: feedId(row.id),
    etag: row.etag,
    lastModified: row.last_modified,
    bodyHash: row.body_hash,
    newestItemAt: maybeInstant(row.newest_item_at),
    itemCount: row.item_count,
    redirect: row.redirect_url === null ? null : { url: row.redirect_url, count: row.redirect_count },
    hub: row.hub === null ? null : (JSON.parse(row.hub) as WebSubState),
    nextPollAt: maybeInstant(row.next_poll_at),
  };
}

export type FeedFacts = Pick<
  FeedRow,
  'name' | 'outlet' | 'url' | 'homepage' | 'language' | 'country' | 'press_group' | 'scope' | 'enabled' | 'notes'
>;

export function feedFacts(feed: Omit<Feed, 'id'>): FeedFacts {
  return {
    name: feed.name,
    outlet: feed.outlet,
    url: feed.url,
    homepage: feed.homepage,
    language: feed.language,
    country: feed.country,
    press_group: feed.pressGroup,
    scope: feed.scope,
    enabled: feed.enabled ? 1 : 0,
    notes: feed.notes,
  };
}

export type HealthColumns = Pick<
  FeedRow,
  | 'state'
  | 'reason'
  | 'detail'
  | 'since'
  | 'last_poll_at'
  | 'last_good_at'
  | 'last_new_item_at'
  | 'next_poll_at'
  | 'interval_seconds'
  | 'failures'
  | 'items_per_day'
>;

export function healthColumns(health: FeedHealth): HealthColumns {
  return {
    state: health.state,
    reason: health.reason,
    detail: health.detail,
    since: health.since,
    last_poll_at: health.lastPollAt,
    last_good_at: health.lastGoodAt,
    last_new_item_at: health.lastNewItemAt,
    next_poll_at: health.nextPollAt,
    interval_seconds: health.intervalSeconds,
    failures: health.failures,
    items_per_day: health.itemsPerDay,
  };
}

export type ValidatorColumns = Pick<
  FeedRow,
  'etag' | 'last_modified' | 'body_hash' | 'newest_item_at' | 'item_count' | 'redirect_url' | 'redirect_count' | 'hub'
>;

export function validatorColumns(state: PollState): ValidatorColumns {
  return {
    etag: state.etag,
    last_modified: state.lastModified,
    body_hash: state.bodyHash,
    newest_item_at: state.newestItemAt,
    item_count: state.itemCount,
    redirect_url: state.redirect?.url ?? null,
    redirect_count: state.redirect?.count ?? 0,
    hub: state.hub === null ? null : JSON.stringify(state.hub),
  };
}

/** What is known of an address nobody has polled. */
export const NO_VALIDATORS: ValidatorColumns = {
  etag: null,
  last_modified: null,
  body_hash: null,
  newest_item_at: null,
  item_count: 0,
  redirect_url: null,
  redirect_count: 0,
  hub: null,
};

/** What an update takes from its feed as the feed is now. */
export type FeedLabels = Pick<FeedRow, 'name' | 'press_group' | 'country'>;

/** What an update takes from its item's row. */
export type UpdateColumns = Pick<
  ItemRow,
  | 'id'
  | 'feed_id'
  | 'link'
  | 'title'
  | 'summary'
  | 'author'
  | 'outlet'
  | 'language'
  | 'published_at'
  | 'date_trust'
  | 'first_seen_at'
  | 'ordered_at'
  | 'version'
  | 'edited_at'
  | 'story_id'
>;

export function toUpdate(item: UpdateColumns, marks: MarksColumns, feed: FeedLabels): Update {
  const judged = marks.decided === '' ? undefined : judgedUpdate(marksByRule(marks), decidedIn(marks));
  return {
    id: itemId(item.id),
    feedId: feedId(item.feed_id),
    feedName: feed.name,
    outlet: item.outlet,
    pressGroup: feed.press_group as PressGroup,
    country: feed.country,
    language: item.language,
    title: item.title,
    summary: item.summary,
    link: item.link,
    author: item.author,
    publishedAt: maybeInstant(item.published_at),
    dateTrust: item.date_trust as DateTrust,
    firstSeenAt: instant(item.first_seen_at),
    orderedAt: instant(item.ordered_at),
    version: item.version,
    editedAt: maybeInstant(item.edited_at),
    marks: toMarks(marks),
    storyId: item.story_id === null ? null : storyId(item.story_id),
    ...(judged && { judged }),
  };
}

export const toStory = ({ body }: Pick<StoryRow, 'body'>): Story => JSON.parse(body) as Story;

export type MarksColumns = Pick<MarksRow, 'body' | 'decided'>;

/** The marks that count: the rules' own, with what people have decided in their place. */
export const toMarks = (row: MarksColumns): Marks => (row.decided === '' ? marksByRule(row) : applyJudgements(marksByRule(row), decidedIn(row)));

export const marksByRule = ({ body }: Pick<MarksRow, 'body'>): Marks => JSON.parse(body) as Marks;

export const decidedIn = ({ decided }: Pick<MarksRow, 'decided'>): Decided => (decided === '' ? NOTHING_DECIDED : (JSON.parse(decided) as Decided));

export type MarkColumns = Pick<ItemRow, 'tag_bits' | 'direction' | 'actor_from' | 'step'>;

/** Of the marks, what lists and series ask for. */
export const markColumns = (marks: Marks): MarkColumns => ({
  tag_bits: tagBits(marks.tags.map(({ tag }) => tag)),
  direction: marks.direction.value,
  actor_from: marks.actors.from,
  step: marks.kind,
});

/** What stands in those columns of an item that is no update. */
export const NO_MARKS: MarkColumns = { tag_bits: 0, direction: 'neutral', actor_from: null, step: 'act' };

/** Bit i stands for TAGS[i]: so the order of TAGS is kept for ever, and new tags follow at its end. */
export const tagBits = (tags: readonly Tag[]): number => tags.reduce((bits, tag) => bits | (1 << TAGS.indexOf(tag)), 0);
export const tagsIn = (bits: number): Tag[] => TAGS.filter((_, i) => (bits & (1 << i)) !== 0);

/** The outbox row of a change: all of it but its kind; `sequence` and `at` are given by the transaction that writes it. */
export function changeBodyText(change: ChangeBody): string {
  switch (change.kind) {
    case 'update-added':
    case 'update-edited':
    case 'update-retagged':
      return JSON.stringify(change.update);
    case 'feed-changed':
      return JSON.stringify(change.feed);
    case 'feed-removed':
      return JSON.stringify(change.feedId);
    case 'baseline-changed':
      return JSON.stringify(change.n);
    case 'update-removed':
    case 'story-changed':
    case 'story-removed':
    case 'claim-changed':
    case 'judged':
    case 'commented':
    case 'axis-noted': {
      const { kind: _kind, ...said } = change;
      return JSON.stringify(said);
    }
  }
}

export function toChange(row: ChangeRow): Change {
  const place = { sequence: sequence(row.sequence), at: instant(row.at) };
  const body = JSON.parse(row.body) as never;
  const kind = row.kind as ChangeBody['kind'];
  switch (kind) {
    case 'update-added':
    case 'update-edited':
    case 'update-retagged':
      return { ...place, kind, update: body };
    case 'feed-changed':
      return { ...place, kind, feed: body };
    case 'feed-removed':
      return { ...place, kind, feedId: body };
    case 'baseline-changed':
      return { ...place, kind, n: body };
    case 'update-removed':
    case 'story-changed':
    case 'story-removed':
    case 'claim-changed':
    case 'judged':
    case 'commented':
    case 'axis-noted':
      return { ...place, ...(body as object), kind } as Change;
  }
}
