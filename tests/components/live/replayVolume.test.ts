import { makeMarks } from '../../fixtures/made/records';
import { liveStateFrom, reduceLive } from '@/components/live/liveState';
import { dataVersion, feedId, itemId, sequence } from '@/lib/domain/ids';
import type { Change } from '@/lib/domain/change';
import type { Update } from '@/lib/domain/update';
import type { Snapshot } from '@/lib/protocol/snapshot';
import { volumeUntil } from '@/lib/series/volumeUntil';
import { FEED_STATES, type FeedState } from '@/lib/domain/feed';
import { DAY, HOUR, instant, shift, type Instant } from '@/lib/time/instant';

const NOW = instant(Date.UTC(2026, 10, 24, 12, 30));
const RECORDED = instant(Date.UTC(2026, 0, 3, 9, 15));

const update = (id: string, orderedAt: Instant): Update => ({
  id: itemId(id),
  feedId: feedId('sample-wire'),
  feedName: 'Sample Wire',
  outlet: 'Sample Wire',
  pressGroup: 'wire',
  country: 'US',
  language: 'en',
  title: id,
  summary: '',
  link: null,
  author: null,
  publishedAt: orderedAt,
  dateTrust: 'stated',
  firstSeenAt: NOW,
  orderedAt,
  version: 1,
  editedAt: null,
  marks: makeMarks(),
  storyId: null,
});

const snapshot = (recorded: Snapshot['recorded'], updates: Update[] = []): Snapshot => ({
  build: 'b',
  dataVersion: dataVersion('v'),
  head: sequence(10),
  serverTime: NOW,
  recorded,
  updates,
  hasOlder: false,
  stories: [],
  claims: [],
  feeds: [],
  volume: updates.map((one) => ({ bucketAt: instant(Math.floor(one.orderedAt / HOUR) * HOUR), pressGroup: 'wire', count: 1 })),
  baseline: null,
  freshness: {
    newestUpdateAt: null,
    lastGoodPollAt: NOW,
    pollEverySeconds: 60,
    feeds: Object.fromEntries(FEED_STATES.map((state) => [state, 0])) as Record<FeedState, number>,
    storeWritable: true,
  },
});

const added = (at: number, one: Update): Change => ({ kind: 'update-added', sequence: sequence(at), at: NOW, update: one });

describe('the hourly counts of a replay', () => {
  it('end with the newest update, not with the present hour', () => {
    expect(volumeUntil('replay', RECORDED, NOW)).toBe(RECORDED);
    expect(volumeUntil('replay', null, NOW)).toBe(NOW);
    expect(volumeUntil('demo', RECORDED, NOW)).toBe(NOW);
    expect(volumeUntil(null, RECORDED, NOW)).toBe(NOW);
  });

  it('go on counting on an open page as the recording goes on, and drop hours two days back', () => {
    let state = liveStateFrom(snapshot('replay'));
    state = reduceLive(state, { type: 'changes', changes: [added(11, update('a', RECORDED)), added(12, update('b', shift(RECORDED, HOUR)))] });
    expect(state.volume.map((row) => row.bucketAt)).toEqual([Date.UTC(2026, 0, 3, 9), Date.UTC(2026, 0, 3, 10)]);
    state = reduceLive(state, { type: 'heard', serverTime: shift(NOW, HOUR), head: sequence(12), freshness: snapshot('replay').freshness });
    expect(state.volume).toHaveLength(2);
    state = reduceLive(state, { type: 'changes', changes: [added(13, update('c', shift(RECORDED, 2 * DAY)))] });
    expect(state.volume.map((row) => row.bucketAt)).toEqual([Date.UTC(2026, 0, 3, 10), Date.UTC(2026, 0, 5, 9)]);
    // A page opened now counts the same hours.
    expect(liveStateFrom(snapshot('replay', [update('c', shift(RECORDED, 2 * DAY))])).volumeUntil).toBe(state.volumeUntil);
  });

  it('do not touch a live desk: an old update found late stays outside its window', () => {
    const state = reduceLive(liveStateFrom(snapshot(null)), { type: 'changes', changes: [added(11, update('a', RECORDED))] });
    expect(state.volume).toEqual([]);
    expect(state.volumeUntil).toBe(NOW);
  });
});
