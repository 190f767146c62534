import fc from 'fast-check';
import { LIST_LIMIT, liveStateFrom, reduceLive, type LiveState } from '@/components/live/liveState';
import type { Change, ChangeBody } from '@/lib/domain/change';
import { STORIES_LIMIT } from '@/components/live/storiesHeld';
import { dataVersion, feedId, sequence, storyId } from '@/lib/domain/ids';
import type { Update } from '@/lib/domain/update';
import type { Snapshot } from '@/lib/protocol/snapshot';
import { SNAPSHOT_HOURS } from '@/lib/protocol/snapshotSize';
import { HOUR, MINUTE, instant, shift } from '@/lib/time/instant';
import { added, madeFeed, madeFreshness, madeUpdate, NOON } from '../../server/realtime/made';
import { makeClaimState, makeMarks, makeStory } from '../../fixtures/made/records';

const snapshot = (changed: Partial<Snapshot> = {}): Snapshot => ({
  build: 'b',
  dataVersion: dataVersion('v1'),
  head: sequence(0),
  serverTime: NOON,
  recorded: null,
  updates: [],
  hasOlder: false,
  stories: [],
  claims: [],
  feeds: [],
  volume: [],
  freshness: madeFreshness(),
  baseline: null,
  ...changed,
});

let last = 0;
beforeEach(() => (last = 0));
const change = (body: ChangeBody, at = NOON): Change => ({ ...body, sequence: sequence(++last), at });
const take = (state: LiveState, ...bodies: ChangeBody[]) => reduceLive(state, { type: 'changes', changes: bodies.map((body) => change(body)) });
const away = (state: LiveState) => reduceLive(state, { type: 'reader', isAtTop: false });
const titles = (updates: readonly Update[]) => updates.map((update) => update.title);
const ids = (updates: readonly Update[]) => updates.map((update) => Number(String(update.id).slice(5)));
const newestFirst = (updates: Iterable<Update>) => [...updates].sort((a, b) => b.orderedAt - a.orderedAt || (a.id < b.id ? 1 : -1));

test('shows new updates at once to a reader at the top, newest first whatever order they came in', () => {
  const state = take(liveStateFrom(snapshot()), added(2), added(5), added(3));
  expect(ids(state.updates)).toEqual([5, 3, 2]);
  expect(state.pendingCount).toBe(0);
  expect(state.cursor).toBe(3);
});

test('knows of the newest update at once, and of none that was seen earlier', () => {
  const [earlier, later] = [madeUpdate(1, { firstSeenAt: shift(NOON, -MINUTE) }), madeUpdate(2, { firstSeenAt: shift(NOON, MINUTE) })];
  let state = liveStateFrom(snapshot({ freshness: madeFreshness({ newestUpdateAt: NOON }) }));
  state = take(state, { kind: 'update-added', update: earlier });
  expect(state.freshness.newestUpdateAt).toBe(NOON);
  state = take(state, { kind: 'update-added', update: later });
  expect(state.freshness.newestUpdateAt).toBe(later.firstSeenAt);
  expect(take(liveStateFrom(snapshot({ freshness: madeFreshness({ newestUpdateAt: null }) })), { kind: 'update-added', update: earlier }).freshness.newestUpdateAt).toBe(earlier.firstSeenAt);
});

test('keeps new updates behind the pill while someone reads further down, and shows them when it is pressed', () => {
  let state = take(away(take(liveStateFrom(snapshot()), added(1))), added(2), added(3));
  expect(ids(state.updates)).toEqual([1]);
  expect(state.pendingCount).toBe(2);
  state = reduceLive(state, { type: 'reveal' });
  expect(ids(state.updates)).toEqual([3, 2, 1]);
  expect(state.pendingCount).toBe(0);
});

test('shows what waits when the reader scrolls back to the top', () => {
  const state = reduceLive(take(away(liveStateFrom(snapshot())), added(1)), { type: 'reader', isAtTop: true });
  expect(ids(state.updates)).toEqual([1]);
  expect(state.pending).toEqual([]);
});

test('an edited headline changes in its place, shown or waiting, and is not a new update', () => {
  let state = take(liveStateFrom(snapshot()), added(1), added(2));
  state = take(away(state), added(3));
  state = take(
    state,
    { kind: 'update-edited', update: madeUpdate(1, { title: 'corrected', version: 2 }) },
    { kind: 'update-edited', update: madeUpdate(3, { title: 'corrected too', version: 2 }) },
  );
  expect(titles(state.updates)).toEqual([madeUpdate(2).title, 'corrected']);
  expect(titles(state.pending)).toEqual(['corrected too']);
  expect(state.pendingCount).toBe(1);
});

test('an update that is added and edited in one batch is new, in its last wording', () => {
  const state = take(liveStateFrom(snapshot()), added(1), { kind: 'update-edited', update: madeUpdate(1, { title: 'corrected', version: 2 }) });
  expect(titles(state.updates)).toEqual(['corrected']);
  expect(state.volume).toEqual([{ bucketAt: NOON, pressGroup: 'wire', count: 1 }]);
});

test('[LU3] a change that was taken in already changes nothing', () => {
  const changes = [change(added(1)), change(added(2))];
  const once = reduceLive(liveStateFrom(snapshot()), { type: 'changes', changes });
  expect(reduceLive(once, { type: 'changes', changes })).toBe(once);
  const third = [...changes, change(added(3))];
  expect(ids(reduceLive(once, { type: 'changes', changes: third }).updates)).toEqual([3, 2, 1]);
  expect(reduceLive(once, { type: 'changes', changes: third }).volume).toEqual([{ bucketAt: NOON, pressGroup: 'wire', count: 3 }]);
});

test('another article comes to the desk, and the one that ships comes back', () => {
  const state = take(liveStateFrom(snapshot({ baseline: 1 })), { kind: 'baseline-changed', n: 2 });
  expect(state.baseline).toBe(2);
  expect(take(state, { kind: 'baseline-changed', n: null }).baseline).toBeNull();
});

test('feeds change, come and go', () => {
  let state = liveStateFrom(snapshot({ feeds: [madeFeed('a'), madeFeed('b')] }));
  state = take(state, { kind: 'feed-changed', feed: madeFeed('a', { state: 'failing', reason: 'timeout' }) }, { kind: 'feed-removed', feedId: feedId('b') }, { kind: 'feed-changed', feed: madeFeed('c') });
  expect([...state.feeds.keys()]).toEqual(['a', 'c']);
  expect(state.feeds.get(feedId('a'))?.health.state).toBe('failing');
});

test('counts updates by hour and press group, and lets hours go that have left the window', () => {
  const old = { bucketAt: shift(NOON, -(SNAPSHOT_HOURS - 1) * HOUR), pressGroup: 'wire' as const, count: 4 };
  let state = liveStateFrom(snapshot({ volume: [old] }));
  state = take(state, added(1), added(61), added(62, { pressGroup: 'official-us' }), added(-60 * SNAPSHOT_HOURS));
  expect(state.volume).toEqual([
    old,
    { bucketAt: NOON, pressGroup: 'wire', count: 1 },
    { bucketAt: shift(NOON, HOUR), pressGroup: 'official-us', count: 1 },
    { bucketAt: shift(NOON, HOUR), pressGroup: 'wire', count: 1 },
  ]);
  state = reduceLive(state, { type: 'heard', serverTime: shift(NOON, HOUR), head: state.cursor, freshness: madeFreshness() });
  expect(state.volume.some((row) => row.bucketAt === old.bucketAt)).toBe(false);
});

test('[LU5] is complete up to a heartbeat only when it stands where the server has sent', () => {
  const state = take(liveStateFrom(snapshot()), added(1));
  const heard = (head: number) => reduceLive(state, { type: 'heard', serverTime: shift(NOON, MINUTE), head: sequence(head), freshness: madeFreshness() });
  expect(heard(1).asOf).toBe(shift(NOON, MINUTE));
  expect(heard(2).asOf).toBe(NOON);
});

test('an old update that has just been found takes its place only where the list reaches', () => {
  const updates = [madeUpdate(10), madeUpdate(9)];
  expect(ids(take(liveStateFrom(snapshot({ updates, hasOlder: true })), added(3)).updates)).toEqual([10, 9]);
  expect(ids(take(liveStateFrom(snapshot({ updates, hasOlder: false })), added(4)).updates)).toEqual([10, 9, 4]);
});

test('a page left open for weeks keeps a list of bounded length, and knows that there is more', () => {
  let state = liveStateFrom(snapshot());
  for (let n = 0; n < LIST_LIMIT + 40; n += 20) state = take(state, ...Array.from({ length: 20 }, (_, i) => added(n + i)));
  expect(state.updates).toHaveLength(LIST_LIMIT);
  expect(state.hasOlder).toBe(true);
  expect(ids(state.updates).at(-1)).toBe(40);
});

test('a reader who was away for long gets the newest, joined without a hole', () => {
  let state = away(take(liveStateFrom(snapshot()), added(1)));
  for (let n = 2; n < LIST_LIMIT + 100; n++) state = take(state, added(n));
  expect(state.pendingCount).toBe(LIST_LIMIT + 98);
  expect(state.pending).toHaveLength(LIST_LIMIT);
  expect(ids(state.updates)).toEqual([1]);
  state = reduceLive(state, { type: 'reveal' });
  expect(state.updates).toHaveLength(LIST_LIMIT);
  expect(ids(state.updates).at(-1)).toBe(100);
  expect(state.hasOlder).toBe(true);
});

test('further pages are added to the end without doubles', () => {
  const state = reduceLive(liveStateFrom(snapshot({ updates: [madeUpdate(9), madeUpdate(8)], hasOlder: true })), {
    type: 'older',
    updates: [madeUpdate(8), madeUpdate(7)],
    stories: [],
    hasOlder: false,
  });
  expect(ids(state.updates)).toEqual([9, 8, 7]);
  expect(state.hasOlder).toBe(false);
});

test('after a reset a reader at the top sees the snapshot; one further down keeps the list and finds the rest behind the pill', () => {
  const before = take(liveStateFrom(snapshot()), added(1), added(2));
  const fresh = snapshot({ head: sequence(90), updates: [madeUpdate(9), madeUpdate(8), madeUpdate(2, { title: 'corrected' })], hasOlder: true });
  const atTop = reduceLive(before, { type: 'snapshot', snapshot: fresh });
  expect(ids(atTop.updates)).toEqual([9, 8, 2]);
  expect(atTop.cursor).toBe(90);

  let reading = reduceLive(away(before), { type: 'snapshot', snapshot: fresh });
  expect(titles(reading.updates)).toEqual(['corrected', madeUpdate(1).title]);
  expect(reading.pendingCount).toBe(2);
  reading = reduceLive(reading, { type: 'reveal' });
  expect(ids(reading.updates)).toEqual([9, 8, 2]);
  expect(reading.hasOlder).toBe(true);

  const other = reduceLive(away(before), { type: 'snapshot', snapshot: { ...fresh, dataVersion: dataVersion('v2') } });
  expect(ids(other.updates)).toEqual([9, 8, 2]);
});

test('a page left open throughout shows the same list and counts as a fresh one, however it was read', () => {
  const step = fc.record({
    what: fc.constantFrom('add', 'add', 'add', 'edit', 'away', 'top', 'reveal', 'again'),
    n: fc.integer({ min: 0, max: 400 }),
    hour: fc.integer({ min: 0, max: 30 }),
    group: fc.constantFrom('wire' as const, 'official-us' as const),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
      last = 0;
      const stored = new Map<number, Update>();
      const outbox: Change[] = [];
      let state = liveStateFrom(snapshot());
      for (const { what, n, hour, group } of steps) {
        if (what === 'add' && !stored.has(n)) {
          const update = madeUpdate(n, { pressGroup: group, orderedAt: instant(NOON - hour * HOUR) });
          stored.set(n, update);
          outbox.push(change({ kind: 'update-added', update }));
        } else if (what === 'edit' && stored.has(n)) {
          const update = { ...stored.get(n)!, title: `edited ${outbox.length}` };
          stored.set(n, update);
          outbox.push(change({ kind: 'update-edited', update }));
        } else if (what === 'away') state = away(state);
        else if (what === 'top') state = reduceLive(state, { type: 'reader', isAtTop: true });
        else if (what === 'reveal') state = reduceLive(state, { type: 'reveal' });
        else if (what === 'again') state = reduceLive(state, { type: 'changes', changes: outbox.slice(-7) });
        if (n % 3 === 0) state = reduceLive(state, { type: 'changes', changes: outbox.filter((c) => c.sequence > state.cursor) });
      }
      state = reduceLive(state, { type: 'changes', changes: outbox.filter((c) => c.sequence > state.cursor) });
      state = reduceLive(state, { type: 'reveal' });
      expect(state.updates).toEqual(newestFirst(stored.values()));
      const counts = new Map<string, number>();
      for (const update of stored.values()) {
        const place = `${Math.floor(update.orderedAt / HOUR) * HOUR} ${update.pressGroup}`;
        counts.set(place, (counts.get(place) ?? 0) + 1);
      }
      expect(new Map(state.volume.map((row) => [`${row.bucketAt} ${row.pressGroup}`, row.count]))).toEqual(counts);
    }),
    { numRuns: 150 },
  );
});

test('an update shown learns its story, and the story is held beside it', () => {
  const story = makeStory('s1');
  const state = take(liveStateFrom(snapshot()), added(1), { kind: 'story-changed', story, joined: [madeUpdate(1).id] });
  expect(state.updates[0]?.storyId).toBe(story.id);
  expect(state.stories.get(story.id)).toEqual(story);
  expect(state.analysedAt).toBe(2);
});

test('a story merged into another hands its updates over', () => {
  const [one, two] = [makeStory('s1'), makeStory('s2')];
  let state = take(liveStateFrom(snapshot()), added(1), added(2), { kind: 'story-changed', story: one, joined: [madeUpdate(1).id] });
  state = take(state, { kind: 'story-changed', story: two, joined: [madeUpdate(2).id] });
  state = take(state, { kind: 'story-removed', storyId: one.id, into: two.id }, { kind: 'story-changed', story: two, joined: [madeUpdate(1).id] });
  expect(state.updates.map(({ storyId }) => storyId)).toEqual([two.id, two.id]);
  expect([...state.stories.keys()]).toEqual([two.id]);
});

test('marks read anew take the place of the old ones, wherever the update stands', () => {
  let state = take(liveStateFrom(snapshot()), added(1));
  state = take(away(state), added(2));
  const retagged = (n: number) => ({ kind: 'update-retagged' as const, update: { ...madeUpdate(n), marks: makeMarks({ rulesVersion: '2' }) } });
  state = take(state, retagged(1), retagged(2));
  expect([...state.updates, ...state.pending].map(({ marks }) => marks.rulesVersion)).toEqual(['2', '2']);
  expect(state.pendingCount).toBe(1);
});

test('an update found to be beside the story leaves the list, the pill and the counts', () => {
  const removed = (n: number) => ({ kind: 'update-removed' as const, itemId: madeUpdate(n).id, orderedAt: madeUpdate(n).orderedAt, pressGroup: madeUpdate(n).pressGroup, storyId: null });
  let state = take(liveStateFrom(snapshot()), added(1), added(2));
  state = take(away(state), added(3), removed(1), removed(3));
  expect(ids(state.updates)).toEqual([2]);
  expect(state.pendingCount).toBe(0);
  expect(state.volume.reduce((sum, { count }) => sum + count, 0)).toBe(1);
});

test('a claim stands as its last change says', () => {
  const claim = makeClaimState('talks', { status: 'advancing' });
  const state = take(liveStateFrom(snapshot()), { kind: 'claim-changed', claim: makeClaimState('talks'), turn: null }, { kind: 'claim-changed', claim, turn: null });
  expect(state.claims.get(claim.claimId)).toEqual(claim);
});

test('stories that nothing on the page belongs to are forgotten, the oldest first', () => {
  const many = Array.from({ length: STORIES_LIMIT + 20 }, (_, n) => ({ kind: 'story-changed' as const, story: makeStory(`s${n}`, { lastAt: shift(NOON, n * MINUTE) }), joined: n === 0 ? [madeUpdate(1).id] : [] }));
  const { stories } = take(liveStateFrom(snapshot()), added(1), ...many);
  expect(stories.size).toBe(STORIES_LIMIT + 1);
  expect(stories.has(storyId('s0'))).toBe(true);
  expect(stories.has(storyId('s1'))).toBe(false);
});
