import { claimId } from '@/lib/domain/claim';
import { storyId } from '@/lib/domain/ids';
import { DAY, HOUR, MINUTE, shift, type Instant } from '@/lib/time/instant';
import { followAlerts } from '@/server/alerts/followAlerts';
import { later, madeHealth, madePoll, madeState, NOON, RELEVANT } from '../../contract/made';
import { judged, madeHolding, madeStep, storyOf } from '../../contract/madeAnalysis';
import { madeItem } from '../../contract/made';
import { openAlertedStore, type AlertedStore } from './alertedStore';

let place: AlertedStore;
let now: Instant;
let stop: () => Promise<void>;

beforeEach(async () => {
  place = await openAlertedStore();
  now = later(HOUR);
  stop = async () => undefined;
});
afterEach(async () => {
  await stop();
  await place.close();
});

/** Follows until stopped. */
function follow(parts: { epoch?: number } = {}) {
  const abort = new AbortController();
  let followed = 0;
  const ended = followAlerts({ store: place.store, epoch: parts.epoch ?? place.epoch, now: () => now, recorded: null, signal: abort.signal, onState: (at) => (followed = at) });
  stop = async () => {
    abort.abort();
    await ended.catch(() => undefined);
  };
  return {
    ended,
    /** Comes back when all that stands in the outbox has been dealt with. */
    async caughtUp() {
      const { head } = await place.store.changes.head();
      while (followed < head) await new Promise((resolve) => setTimeout(resolve, 10));
    },
    async started() {
      while (followed === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    },
  };
}

/** A first change, so that following has a place to begin behind. */
const begin = async () => {
  await place.bring({ before: 'Sanctions before anybody followed' }, NOON);
  const following = follow();
  await following.started();
  return following;
};

it('tells of each update that a list asks for, once it has its story, with the words that did it', async () => {
  const following = await begin();
  await place.follow('sanctions', { query: 'sanctions' });
  const items = await place.bring({ one: 'Washington lifts sanctions', two: 'Envoys meet in Caracas' }, later(HOUR));
  await place.group('s1', items.slice(0, 1), later(HOUR));
  await following.caughtUp();
  const told = await place.told();
  expect(told).toHaveLength(1);
  expect(told[0]).toMatchObject({
    source: 'watchlist:sanctions',
    storyId: 's1',
    evidence: { kind: 'news', lists: [{ name: 'sanctions', words: ['sanctions'] }], reports: [{ title: 'Washington lifts sanctions', outlet: 'Outlet of one' }], story: { id: 's1' } },
  });
});

it('does not wait for ever for a story', async () => {
  const following = await begin();
  await place.follow('sanctions', { query: 'sanctions' });
  await place.bring({ one: 'Washington lifts sanctions' }, later(HOUR));
  await following.caughtUp();
  expect(await place.told()).toMatchObject([{ storyId: null }]);
  // When it has its story after all, nothing is said twice.
  await place.group('s1', [madeItem(place.feed.id, 'one')], later(HOUR));
  await following.caughtUp();
  expect(await place.told()).toHaveLength(1);
});

it('goes on after a stop where it stood, and tells nothing twice', async () => {
  let following = await begin();
  await place.follow('sanctions', { query: 'sanctions' });
  const [one] = await place.bring({ one: 'Washington lifts sanctions' }, later(HOUR));
  await place.group('s1', [one!], later(HOUR));
  await following.caughtUp();
  await stop();
  now = later(3 * HOUR);
  const [two] = await place.bring({ two: 'Sanctions eased further' }, later(3 * HOUR));
  await place.group('s2', [two!], later(3 * HOUR));
  following = follow();
  await following.caughtUp();
  expect((await place.told()).map(({ storyId: id }) => id)).toEqual(['s2', 's1']);
});

it('tells of a story once where a list asks for new stories', async () => {
  const following = await begin();
  await place.follow('stories', { query: 'sanctions' }, 'each-story');
  const [one] = await place.bring({ one: 'Washington lifts sanctions' }, later(HOUR));
  await place.group('s1', [one!], later(HOUR));
  await following.caughtUp();
  now = later(5 * HOUR);
  const [two] = await place.bring({ two: 'More on the sanctions' }, later(5 * HOUR));
  await place.group('s1', [one!, two!], later(5 * HOUR));
  await following.caughtUp();
  expect(await place.told()).toMatchObject([{ storyId: 's1', more: 0 }]);
});

it('tells of a story when enough independent publishers have it, whichever of them a list asks for', async () => {
  const following = await begin();
  await place.follow('wide', { query: 'sanctions' }, { publishers: 3 });
  const items = await place.bring({ one: 'Washington lifts sanctions', two: 'Measures eased', three: 'Measures fall' }, later(HOUR));
  await place.group('s1', items.slice(0, 2), later(HOUR));
  await following.caughtUp();
  expect(await place.told()).toEqual([]);
  await place.group('s1', items, later(HOUR + MINUTE));
  await following.caughtUp();
  expect(await place.told()).toMatchObject([{ storyId: 's1', evidence: { reports: [{ title: 'Washington lifts sanctions' }], story: { independentPublishers: 3 } } }]);
});

it('says nothing of what was there before somebody followed it, nor of old news that a feed brings late', async () => {
  const following = await begin();
  await place.follow('sanctions', { query: 'sanctions' }, 'each-update', later(2 * HOUR));
  const early = await place.bring({ early: 'Sanctions of an hour ago' }, later(HOUR));
  await place.group('s1', early, later(HOUR));
  const old = madeItem(place.feed.id, 'old', { title: 'Sanctions of last week', firstSeenAt: later(3 * HOUR), orderedAt: shift(NOON, -7 * DAY) });
  await place.store.polls.record(madePoll(place.feed.id, { epoch: place.epoch, added: [judged(old, RELEVANT)] }));
  await place.store.analysis.record(madeStep({ epoch: place.epoch, ...storyOf('s2', [old]) }));
  await following.caughtUp();
  expect(await place.told()).toEqual([]);
});

it('follows a list as it is edited', async () => {
  const following = await begin();
  await place.follow('words', { query: 'nothing of this' });
  await place.store.watchlists.edit('words' as never, { selection: { query: 'envoys', tags: [], directions: [], pressGroups: [], outlets: [], languages: [], feeds: [], claims: [], stances: [], stories: [] } }, { by: null, at: NOON });
  const items = await place.bring({ one: 'Envoys meet in Caracas' }, later(HOUR));
  await place.group('s1', items, later(HOUR));
  await following.caughtUp();
  expect(await place.told()).toHaveLength(1);
});

it('keeps muting a story that goes into another', async () => {
  const following = await begin();
  await place.follow('sanctions', { query: 'sanctions' });
  await place.store.alerts.setMute(place.ana, storyId('s1'), true, NOON);
  const items = await place.bring({ one: 'Washington lifts sanctions' }, later(HOUR));
  await place.group('s1', items, later(HOUR));
  await place.store.analysis.record(madeStep({ epoch: place.epoch, at: later(HOUR), ...storyOf('s2', items), removed: [{ id: storyId('s1'), into: storyId('s2') }] }));
  await following.caughtUp();
  expect((await place.store.alerts.mutes(place.ana)).map((mute) => mute.storyId)).toEqual(['s2']);
  expect(await place.told()).toEqual([]);
});

it('tells of the turn of a claim, with what turned it', async () => {
  const following = await begin();
  const talks = claimId('relations-restored');
  await place.store.alerts.addRule({ id: 'r1', personId: place.ana, rule: { kind: 'claim-turned', claimId: null }, createdAt: NOON });
  await place.store.alerts.addRule({ id: 'r2', personId: place.ana, rule: { kind: 'claim-turned', claimId: claimId('another') }, createdAt: NOON });
  const items = ['one', 'two', 'three', 'four'].map((id) => madeItem(place.feed.id, id, { firstSeenAt: later(HOUR), orderedAt: later(HOUR), title: `Embassy reopens (${id})`, outlet: `Outlet of ${id}` }));
  await place.store.polls.record(madePoll(place.feed.id, { epoch: place.epoch, added: items.map((item) => judged(item, RELEVANT, [madeHolding({ claimId: talks })])) }));
  for (const [i, item] of items.entries()) await place.store.analysis.record(madeStep({ epoch: place.epoch, at: later(HOUR), ...storyOf(`s${i}`, [item]) }));
  await following.caughtUp();
  const told = await place.told();
  expect(told.length).toBeGreaterThan(0);
  expect(told.every(({ source }) => source === 'rule:r1')).toBe(true);
  expect(told.at(-1)!.evidence).toMatchObject({ kind: 'claim-turned', claimId: talks, from: 'open', reports: [{ title: expect.stringContaining('Embassy reopens') as string }, {}, {}] });
});

it('tells of a feed that falls silent, once each time', async () => {
  const following = await begin();
  await place.store.alerts.addRule({ id: 'r1', personId: place.ana, rule: { kind: 'feed-silent', feedId: place.feed.id }, createdAt: NOON });
  const poll = (state: 'ok' | 'quiet' | 'failing', since: Instant) =>
    place.store.polls.record(madePoll(place.feed.id, { epoch: place.epoch, health: madeHealth({ state, reason: state === 'ok' ? 'healthy' : 'silent', since }), state: madeState(place.feed.id) }));
  await poll('quiet', later(HOUR));
  await following.caughtUp();
  await poll('ok', later(2 * HOUR));
  await poll('failing', later(3 * HOUR));
  await following.caughtUp();
  expect((await place.told()).map(({ evidence }) => evidence)).toMatchObject([{ kind: 'feed-silent', state: 'failing' }, { kind: 'feed-silent', state: 'quiet', name: place.feed.name }]);
});

it('ends when another node polls', async () => {
  await begin();
  await stop();
  await place.follow('sanctions', { query: 'sanctions' });
  const items = await place.bring({ one: 'Washington lifts sanctions' }, later(HOUR));
  await place.group('s1', items, later(HOUR));
  await expect(follow({ epoch: place.epoch - 1 }).ended).rejects.toMatchObject({ reason: 'deposed' });
  expect(await place.told()).toEqual([]);
});
