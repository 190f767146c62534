import { storyId, watchlistId } from '@/lib/domain/ids';
import { personOf, roleOf, type Actor } from '@/lib/domain/person';
import { err, ok, type Result } from '@/lib/domain/result';
import { toFollow, withoutBounds, type Watchlist } from '@/lib/domain/watchlist';
import type { Locale } from '@/lib/i18n/locales';
import type { Problem } from '@/lib/protocol/problem';
import type { WatchlistEntry, WatchlistsAnswer, WatchPreview } from '@/lib/protocol/watchlists';
import { mayDo } from '@/lib/rights/actions';
import { readSelection, writeSelection } from '@/lib/selection/selection';
import { dayOf } from '@/lib/series/newsRow';
import { DAY, shift } from '@/lib/time/instant';
import { matchedWords } from '@/lib/watchlists/matchedWords';
import { writeWatchlistFile, type WatchlistFile } from '@/lib/watchlists/watchlistFile';
import { hashToken } from '../auth/tokens';
import { requireServices } from '../services';
import { answering } from './answering';
import { newsNow } from './newsNow';
import type { Parameters } from './parameters';
import { selectionFeed } from './selectionFeed';
import { readSelected } from './selectionParameters';

const NO_PERSON: Problem = { code: 'forbidden', message: 'watchlists belong to people: sign in with an account' };

/** The lists that somebody sees, with what of each they have not read. Errors: `forbidden`, `store-unavailable`. */
export function watchlistsOf(actor: Actor): Promise<Result<WatchlistsAnswer, Problem>> {
  return answering(async () => {
    const person = personOf(actor);
    if (!person) return err(NO_PERSON);
    const { watchlists } = requireServices().store;
    const [seen, { upTo, counts }] = await Promise.all([watchlists.seenBy(person.id), watchlists.unread(person.id)]);
    const mayRule = mayDo('rule', roleOf(actor), 'members');
    const entries = seen.map(({ watchlist, ownerName, hasFeed }): WatchlistEntry => {
      const isOwn = watchlist.ownerId === person.id;
      return { watchlist, ownerName, isOwn, mayEdit: isOwn || mayRule, hasFeed: isOwn && hasFeed, unread: counts[watchlist.id] ?? 0 };
    });
    return ok({ watchlists: entries, upTo });
  });
}

/** One list that somebody sees. Errors: `forbidden`, `not-found`. */
export async function watchlistOf(actor: Actor, id: string): Promise<Result<WatchlistEntry, Problem>> {
  const all = await watchlistsOf(actor);
  if (!all.ok) return all;
  const entry = all.value.watchlists.find(({ watchlist }) => watchlist.id === watchlistId(id));
  return entry ? ok(entry) : err({ code: 'not-found', message: 'there is no such watchlist', field: 'id' });
}

/** One's own lists as a file that can be taken in again, here or at another desk. Errors: `forbidden`. */
export async function exportedWatchlists(actor: Actor): Promise<Result<WatchlistFile, Problem>> {
  const all = await watchlistsOf(actor);
  return all.ok ? ok(writeWatchlistFile(all.value.watchlists.filter(({ isOwn }) => isOwn).map(({ watchlist }) => watchlist))) : all;
}

const PREVIEW_DAYS = 7;
/** Updates whose words are counted. */
const READ_UPDATES = 200;
const MOST_WORDS = 12;
const NEWEST = 6;

/**
 * What a selection holds of the last seven days, the present one included. Its own bounds in time are passed over.
 * Errors: `invalid` naming the parameter.
 */
export function previewWatchlist({ from: _from, to: _to, ...parameters }: Parameters): Promise<Result<WatchPreview, Problem>> {
  return answering(async () => {
    const read = readSelected({}, parameters);
    if (!read.ok) return read;
    const today = dayOf(await newsNow());
    const filter = { ...read.value.filter, from: shift(today, (1 - PREVIEW_DAYS) * DAY), to: shift(today, DAY) };
    const { store } = requireServices();
    const [rows, { updates }] = await Promise.all([store.news.rows(filter), store.updates.page(filter, READ_UPDATES)]);
    const days = Array.from({ length: PREVIEW_DAYS }, (_, at) => shift(filter.from, at * DAY));
    const ids = new Set(rows.map((row) => storyId(row.storyId)));
    const stories = await store.news.storiesOf([...ids]);
    const alone = Array.from({ length: ids.size - stories.length }, () => 1);
    return ok({
      updates: rows.length,
      days: days.map((day) => ({ day, updates: rows.filter(({ at }) => at >= day && at < day + DAY).length })),
      publishers: [...stories.map(({ independentPublishers }) => independentPublishers), ...alone].sort((a, b) => b - a),
      words: matchedWords(toFollow(readSelection(new URLSearchParams(parameters))), updates).slice(0, MOST_WORDS),
      readUpdates: updates.length,
      newest: updates.slice(0, NEWEST).map(({ id, title, outlet, language, orderedAt }) => ({ id, title, outlet, language, orderedAt })),
    });
  });
}

/**
 * The feed of a list, for whoever has its secret.
 * @param self  the whole address it is read from
 * Errors: `not-found` where the secret opens nothing (any more).
 */
export function watchlistFeed(secret: string, format: 'rss' | 'json', locale: Locale, desk: string, self: string): Promise<Result<{ type: string; body: string }, Problem>> {
  return answering(async () => {
    const list = await requireServices().store.watchlists.byFeed(hashToken(secret));
    if (!list) return err({ code: 'not-found', message: 'this link opens no feed (any more)' });
    return selectionFeed({ ...parametersOf(list.watchlist), as: format, title: list.watchlist.name }, locale, desk, self);
  });
}

const parametersOf = ({ selection }: Watchlist): Record<string, string> => Object.fromEntries(new URLSearchParams(writeSelection(withoutBounds(selection))));
