import type { Feed, FeedWithHealth } from '@/lib/domain/feed';
import type { FeedId } from '@/lib/domain/ids';
import type { Actor } from '@/lib/domain/person';
import { err, ok, type Result } from '@/lib/domain/result';
import { suggestFeedId } from '@/lib/feeds/suggestFeedId';
import { parseOpml } from '@/lib/opml/parseOpml';
import type { Problem } from '@/lib/protocol/problem';
import type { FeedTestAnswer, OpmlAnswer } from '@/lib/protocol/requests';
import { answering } from '../queries/answering';
import { invalidInput } from '../queries/invalid';
import { requireServices } from '../services';
import { feedPatchSchema, newFeedSchema, testFeedSchema } from './feedInput';

const NO_SUCH_FEED: Problem = { code: 'not-found', message: 'there is no such feed', field: 'id' };
const DUPLICATES: Record<'duplicate-id' | 'duplicate-url', Problem> = {
  'duplicate-id': { code: 'duplicate-id', message: 'name: a feed with the id made from it is there already', field: 'name' },
  'duplicate-url': { code: 'duplicate-url', message: 'url: a feed with this address is there already', field: 'url' },
};

/** Adds a feed; its id is made from its name. Errors: `invalid` naming the field, `duplicate-url`, `store-unavailable`. */
export function addFeed(input: unknown, actor: Actor): Promise<Result<FeedWithHealth, Problem>> {
  return answering(async () => {
    const read = newFeedSchema.safeParse(input);
    if (!read.success) return err(invalidInput(read.error));
    const { store, now } = requireServices();
    const taken = new Set<string>((await store.feeds.list()).map((feed) => feed.id));
    const added = await store.feeds.add({ id: suggestFeedId(read.data.name, read.data.url, taken), ...read.data }, now(), actor);
    return added.ok ? added : err(DUPLICATES[added.error]);
  });
}

/** Changes some of a feed's fields. Errors: `invalid` naming the field, `not-found`, `duplicate-url`, `store-unavailable`. */
export function editFeed(id: string, input: unknown, actor: Actor): Promise<Result<FeedWithHealth, Problem>> {
  return answering(async () => {
    const read = feedPatchSchema.safeParse(input);
    if (!read.success) return err(invalidInput(read.error));
    return applyPatch(id, read.data, actor);
  });
}

async function applyPatch(id: string, patch: Partial<Omit<Feed, 'id'>>, actor: Actor): Promise<Result<FeedWithHealth, Problem>> {
  const { store, now } = requireServices();
  const edited = await store.feeds.edit(id as FeedId, patch, now(), actor);
  if (edited.ok) return edited;
  return err(edited.error === 'not-found' ? NO_SUCH_FEED : DUPLICATES['duplicate-url']);
}

/** Makes a feed due now; the poller takes it up within moments. Errors: `not-found`, `not-polled`, `store-unavailable`. */
export function pollNow(id: string): Promise<Result<FeedWithHealth, Problem>> {
  return answering(async () => {
    const { store, now } = requireServices();
    const feed = await store.feeds.get(id as FeedId);
    if (!feed) return err(NO_SUCH_FEED);
    const isAsked = await store.feeds.requestPoll(feed.id, now());
    return isAsked ? ok(feed) : err({ code: 'not-polled', message: 'the feed is paused or gone: resume it first' });
  });
}

/** Takes a feed off the list; the updates it brought stay. Errors: `not-found`, `store-unavailable`. */
export function removeFeed(id: string, actor: Actor): Promise<Result<null, Problem>> {
  return answering(async () => {
    const { store, now } = requireServices();
    return (await store.feeds.remove(id as FeedId, now(), actor)) ? ok(null) : err(NO_SUCH_FEED);
  });
}

/** Reads a feed without keeping anything. Errors: `invalid`; `unreadable-feed`, whose `field` is the reason. */
export function testFeed(input: unknown): Promise<Result<FeedTestAnswer, Problem>> {
  return answering(async () => {
    const read = testFeedSchema.safeParse(input);
    if (!read.success) return err(invalidInput(read.error));
    const preview = await requireServices().previewFeed(read.data.url);
    if (!preview.ok) {
      const { reason, detail } = preview.error;
      return err({ code: 'unreadable-feed', message: detail || reason, field: reason });
    }
    const { url, movedTo, title, homepage, language, format, itemCount, relevantCount, repairs, items } = preview.value;
    const headlines = items.map((item) => ({ title: item.title, publishedAt: item.publishedAt, isRelevant: item.relevant }));
    return ok({ url: movedTo ?? url, title, homepage, language, format, itemCount, relevantCount, repairs, headlines });
  });
}

/**
 * Reads an OPML list and, with `accept`, adds the feeds that are not here yet.
 * Errors: `unreadable-opml` when it names no feed at all; `store-unavailable` (what was added before it stays).
 */
export function importOpml(text: string, mode: 'preview' | 'accept', actor: Actor): Promise<Result<OpmlAnswer, Problem>> {
  return answering(async () => {
    const { store, now } = requireServices();
    const { feeds, problems } = parseOpml(text);
    if (feeds.length === 0) return err({ code: 'unreadable-opml', message: problems.join(' '), field: 'body' });
    const present = await store.feeds.list();
    const urls = new Set(present.map((feed) => feed.url));
    const ids = new Set<string>(present.map((feed) => feed.id));
    const added: Feed[] = [];
    const known: Feed[] = [];
    for (const feed of feeds) {
      if (urls.has(feed.url)) {
        known.push(feed);
        continue;
      }
      // Another feed may have the id already; the address is what makes a feed new.
      const fresh = ids.has(feed.id) ? { ...feed, id: suggestFeedId(feed.name, feed.url, ids) } : feed;
      if (mode === 'accept' && !(await store.feeds.add(fresh, now(), actor)).ok) {
        known.push(feed); // someone else added it in this moment
        continue;
      }
      ids.add(fresh.id);
      added.push(fresh);
    }
    return ok({ added: added.map(brief), known: known.map(brief), problems });
  });
}

const brief = ({ name, url }: Feed) => ({ name, url });
