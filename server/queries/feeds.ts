import type { FeedWithHealth } from '@/lib/domain/feed';
import type { FeedId } from '@/lib/domain/ids';
import { err, ok, type Result } from '@/lib/domain/result';
import { writeOpml } from '@/lib/opml/writeOpml';
import type { Problem } from '@/lib/protocol/problem';
import type { FeedDetail } from '@/lib/protocol/requests';
import { requireServices } from '../services';
import { answering } from './answering';

const RECENT_TURNS = 30;
const RECENT_POLLS = 30;
const RECENT_UPDATES = 10;

/** Every feed with its condition. Errors: `store-unavailable`. */
export function allFeeds(): Promise<Result<FeedWithHealth[], Problem>> {
  return answering(async () => ok(await requireServices().store.feeds.list()));
}

/** The feeds as an OPML document. Errors: `store-unavailable`. */
export function feedsAsOpml(): Promise<Result<string, Problem>> {
  return answering(async () => ok(writeOpml(await requireServices().store.feeds.list())));
}

/** One feed, how it got into its state, its last visits and what it brought. Errors: `not-found`, `store-unavailable`. */
export function feedDetail(id: string): Promise<Result<FeedDetail, Problem>> {
  return answering(async () => {
    const { store } = requireServices();
    const feed = await store.feeds.get(id as FeedId);
    if (!feed) return err({ code: 'not-found', message: 'there is no such feed', field: 'id' });
    const [turns, polls, { updates }] = await Promise.all([
      store.feeds.turns(feed.id, RECENT_TURNS),
      store.polls.recent(feed.id, RECENT_POLLS),
      store.updates.page({ feedIds: [feed.id] }, RECENT_UPDATES),
    ]);
    return ok({ feed, turns, polls, updates });
  });
}
