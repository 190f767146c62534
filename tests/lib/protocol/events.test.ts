import { makeClaimState, makeStory } from '../../fixtures/made/records';
import { browserEventSchemas, serverEventSchemas, type Changes } from '@/lib/protocol/events';
import { snapshotSchema, type Snapshot } from '@/lib/protocol/snapshot';
import { dataVersion, sequence } from '@/lib/domain/ids';
import { added, madeFeed, madeFreshness, madeUpdate, NOON } from '../../server/realtime/made';

const batch: Changes = {
  previous: sequence(3),
  changes: [
    { ...added(1), sequence: sequence(4), at: NOON },
    { kind: 'feed-changed', feed: madeFeed('a'), sequence: sequence(9), at: NOON },
    { kind: 'feed-removed', feedId: madeFeed('a').id, sequence: sequence(10), at: NOON },
    { kind: 'baseline-changed', n: 3, sequence: sequence(11), at: NOON },
    { kind: 'baseline-changed', n: null, sequence: sequence(12), at: NOON },
  ],
  more: false,
};

test('[LU9] what the server sends passes whole through its schema, as it travels', () => {
  const travelled: unknown = JSON.parse(JSON.stringify(batch));
  expect(serverEventSchemas.changes.parse(travelled)).toEqual(batch);
  const snapshot: Snapshot = {
    build: 'b',
    dataVersion: dataVersion('v'),
    head: sequence(10),
    serverTime: NOON,
    recorded: 'replay',
    updates: [madeUpdate(1)],
    hasOlder: true,
    stories: [makeStory('s1')],
    claims: [makeClaimState('talks')],
    feeds: [madeFeed('a')],
    volume: [{ bucketAt: NOON, pressGroup: 'wire', count: 3 }],
    baseline: 2,
    freshness: madeFreshness({ lastGoodPollAt: null, newestUpdateAt: null, pollEverySeconds: null }),
  };
  expect(snapshotSchema.parse(JSON.parse(JSON.stringify(snapshot)))).toEqual(snapshot);
});

test('[LU9] a field that a newer server adds is passed over, one that is missing is not', () => {
  const update = { ...madeUpdate(1), story: 'something newer' };
  const change = { kind: 'update-added', sequence: 4, at: NOON };
  const read = serverEventSchemas.changes.parse({ ...batch, changes: [{ ...change, update }] });
  expect(read.changes[0]).toEqual({ ...change, update: madeUpdate(1) });
  const { title: _title, ...untitled } = madeUpdate(1);
  expect(serverEventSchemas.changes.safeParse({ ...batch, changes: [{ ...change, update: untitled }] }).success).toBe(false);
});

test.each([-1, 1.5, Number.NaN, 2 ** 53, '7', null])('[LU9] %p is no sequence', (after) => {
  expect(browserEventSchemas.follow.safeParse({ dataVersion: 'v', after }).success).toBe(false);
});

test('[LU10] words to people pass whole through their schema', () => {
  for (const notice of [{ kind: 'watchlists' }, { kind: 'alerts', newest: null, toast: false, sound: true }]) {
    expect(serverEventSchemas.personal.parse({ notice })).toEqual({ notice });
  }
  expect(serverEventSchemas.personal.safeParse({ notice: { kind: 'alerts' } }).success).toBe(false);
});
