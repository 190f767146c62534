import { watchlistId, type WatchlistId } from '@/lib/domain/ids';
import { personOf, roleOf, type Actor, type Person } from '@/lib/domain/person';
import { err, ok, type Result } from '@/lib/domain/result';
import { MOST_WATCHLISTS, type Watchlist } from '@/lib/domain/watchlist';
import type { Problem } from '@/lib/protocol/problem';
import { mayDo, type Action } from '@/lib/rights/actions';
import { hashToken, makeId, makeToken } from '../auth/tokens';
import { answering } from '../queries/answering';
import { invalidInput } from '../queries/invalid';
import { requireServices } from '../services';
import type { NewWatchlist } from '../store/watchlistStore';
import { newWatchlistSchema, orderSchema, readSchema, watchlistFileSchema, watchlistPatchSchema } from './watchlistInput';

const NO_SUCH_LIST: Problem = { code: 'not-found', message: 'there is no such watchlist', field: 'id' };
const NO_PERSON: Problem = { code: 'forbidden', message: 'watchlists belong to people: sign in with an account' };
const NO_SHARING: Problem = { code: 'forbidden', message: 'isShared: sharing a watchlist takes an analyst', field: 'isShared' };
const TOO_MANY: Problem = { code: 'invalid', message: `name: at most ${MOST_WATCHLISTS} watchlists of one person`, field: 'name' };

const may = (actor: Actor, action: Action) => mayDo(action, roleOf(actor), 'members');

/** Puts a watchlist behind one's others. Errors: `invalid` naming the field; `forbidden`; `store-unavailable`. */
export function addWatchlist(actor: Actor, input: unknown): Promise<Result<Watchlist, Problem>> {
  return asPerson(actor, async (person) => {
    const read = newWatchlistSchema.safeParse(input);
    if (!read.success) return err(invalidInput(read.error));
    if (read.data.isShared && !may(actor, 'judge')) return err(NO_SHARING);
    const added = await addAll(actor, person, [read.data]);
    return added.ok ? ok(added.value[0]!) : added;
  });
}

/**
 * Takes in a file that was exported here, its lists behind one's others, all or none. One that was shared comes in private where the person may not share.
 * Errors: `invalid`, naming the entry (`watchlists.3.name`); `forbidden`; `store-unavailable`.
 */
export function importWatchlists(actor: Actor, input: unknown): Promise<Result<Watchlist[], Problem>> {
  return asPerson(actor, async (person) => {
    const read = watchlistFileSchema.safeParse(input);
    if (!read.success) return err(invalidInput(read.error));
    return addAll(actor, person, read.data.watchlists.map((entry) => ({ ...entry, isShared: entry.isShared && may(actor, 'judge') })));
  });
}

async function addAll(actor: Actor, person: Person, entries: readonly Omit<NewWatchlist, 'id' | 'ownerId' | 'createdAt'>[]): Promise<Result<Watchlist[], Problem>> {
  const { store, now } = requireServices();
  const at = now();
  const added = await store.watchlists.add(entries.map((entry) => ({ ...entry, id: watchlistId(makeId()), ownerId: person.id, createdAt: at })), { by: actor, at });
  return added.ok ? added : err(TOO_MANY);
}

/** Changes some fields of one's own list, or of a shared one as an editor. Errors: `invalid` naming the field; `not-found`; `forbidden`. */
export function editWatchlist(actor: Actor, id: string, input: unknown): Promise<Result<Watchlist, Problem>> {
  return asPerson(actor, async (person) => {
    const read = watchlistPatchSchema.safeParse(input);
    if (!read.success) return err(invalidInput(read.error));
    const allowed = await allowedList(actor, person, id);
    if (!allowed.ok) return allowed;
    if (read.data.isShared && !allowed.value.isShared && !may(actor, 'judge')) return err(NO_SHARING);
    const { store, now } = requireServices();
    const edited = await store.watchlists.edit(allowed.value.id, read.data, { by: actor, at: now() });
    return edited ? ok(edited) : err(NO_SUCH_LIST);
  });
}

/** Removes one's own list, or a shared one as an editor. Errors: `not-found`, `forbidden`. */
export function removeWatchlist(actor: Actor, id: string): Promise<Result<null, Problem>> {
  return asPerson(actor, async (person) => {
    const allowed = await allowedList(actor, person, id);
    if (!allowed.ok) return allowed;
    const { store, now } = requireServices();
    return (await store.watchlists.remove(allowed.value.id, { by: actor, at: now() })) ? ok(null) : err(NO_SUCH_LIST);
  });
}

/** Brings one's own lists into an order; those not named follow behind. Errors: `invalid`. */
export function orderWatchlists(actor: Actor, input: unknown): Promise<Result<null, Problem>> {
  return asPerson(actor, async (person) => {
    const read = orderSchema.safeParse(input);
    if (!read.success) return err(invalidInput(read.error));
    await requireServices().store.watchlists.reorder(person.id, read.data.ids);
    return ok(null);
  });
}

/** Marks what was counted up to `upTo` as read, for oneself. Errors: `invalid`, `not-found`. */
export function markWatchlistRead(actor: Actor, id: string, input: unknown): Promise<Result<null, Problem>> {
  return asPerson(actor, async (person) => {
    const read = readSchema.safeParse(input);
    if (!read.success) return err(invalidInput(read.error));
    return (await requireServices().store.watchlists.markRead(person.id, watchlistId(id), read.data.upTo)) ? ok(null) : err(NO_SUCH_LIST);
  });
}

/** A new secret for the feed of one's own list; an earlier one opens nothing any more. Errors: `not-found`, `forbidden`. */
export function renewWatchlistFeed(actor: Actor, id: string): Promise<Result<{ readonly secret: string }, Problem>> {
  return asPerson(actor, async (person) => {
    const secret = makeToken();
    const set = await setFeed(person, watchlistId(id), hashToken(secret));
    return set.ok ? ok({ secret }) : set;
  });
}

/** Closes the feed of one's own list. Errors: `not-found`, `forbidden`. */
export function closeWatchlistFeed(actor: Actor, id: string): Promise<Result<null, Problem>> {
  return asPerson(actor, (person) => setFeed(person, watchlistId(id), null));
}

async function setFeed(person: Person, id: WatchlistId, hash: string | null): Promise<Result<null, Problem>> {
  const { watchlists } = requireServices().store;
  const list = await watchlists.get(id);
  if (list?.watchlist.ownerId !== person.id) return err(NO_SUCH_LIST);
  return (await watchlists.setFeed(id, hash)) ? ok(null) : err(NO_SUCH_LIST);
}

function asPerson<T>(actor: Actor, work: (person: Person) => Promise<Result<T, Problem>>): Promise<Result<T, Problem>> {
  return answering(async () => {
    const person = personOf(actor);
    return person ? work(person) : err(NO_PERSON);
  });
}

/** The list, if this person may change it; one that they do not even see is not there for them. */
async function allowedList(actor: Actor, person: Person, id: string): Promise<Result<Watchlist, Problem>> {
  const { watchlist } = (await requireServices().store.watchlists.get(watchlistId(id))) ?? {};
  if (!watchlist || (watchlist.ownerId !== person.id && !watchlist.isShared)) return err(NO_SUCH_LIST);
  if (watchlist.ownerId !== person.id && !may(actor, 'rule')) return err({ code: 'forbidden', message: 'changing somebody else’s watchlist takes an editor' });
  return ok(watchlist);
}
