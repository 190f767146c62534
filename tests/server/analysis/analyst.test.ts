import { DAY, HOUR, instant, MINUTE, shift } from '@/lib/time/instant';
import { createAnalyst, type Analyst } from '@/server/analysis/analyst';
import { StoreUnavailable, type Store } from '@/server/store/store';
import { NOON } from '../../contract/made';
import { allReports, groupsIn, openNewsDesk, readDesk, report, silent, until, type NewsDesk } from './desk';

// The real grouping in its thread, on a real store; only the clock is ours.

jest.setTimeout(60_000);

let desk: NewsDesk;
const analysts: Analyst[] = [];
beforeEach(async () => {
  desk = await openNewsDesk();
});
afterEach(async () => {
  await Promise.all(analysts.splice(0).map((analyst) => analyst.stop()));
  await desk.close();
});

function analystOn(store: Pick<Store, 'analysis' | 'changes' | 'updates'> = desk.store): Analyst {
  const analyst = createAnalyst({ store, now: () => shift(NOON, 5 * HOUR), recorded: null, log: silent });
  analysts.push(analyst);
  return analyst;
}

const isSettled = async (analyst: Analyst) => analyst.state().state === 'following' && analyst.state().lagSeconds === 0 && (await isFollowed());
const isFollowed = async () => {
  const followed = await desk.store.analysis.followed();
  const after = await desk.store.changes.after(followed, 1_000);
  return after.every(({ kind }) => !kind.startsWith('update-'));
};

/** Everything in stories for good, by an analyst that nothing disturbed. */
async function settled(analyst: Analyst) {
  await until('the stories are settled', () => isSettled(analyst));
  return readDesk(desk.store);
}

test('puts what the store holds and what comes later into stories, across languages, with claims and index behind it', async () => {
  const reports = allReports();
  await desk.bring(...reports.slice(0, 5));
  const analyst = analystOn();
  analyst.start(desk.epoch);
  await until('the first are grouped', async () => (await groupsIn(desk.store)).every((titles) => titles.length > 1));
  await desk.bring(...reports.slice(5));
  const { groups, stories, evidence, claims } = await settled(analyst);
  expect(groups.map((titles) => titles.length).sort()).toEqual([2, 3, 3, 4]);
  expect(stories.map((story) => story.updates).sort()).toEqual([2, 3, 3, 4]);
  expect(stories.every((story) => story.independentPublishers > 1)).toBe(true);
  expect(evidence.length).toBeGreaterThan(0);
  expect(claims.length).toBeGreaterThan(0);
  const day = instant(Math.floor(NOON / DAY) * DAY);
  expect(new Set((await desk.store.news.indexParts('all', day, shift(day, DAY))).map(({ storyId }) => storyId)).size).toBe(4);
  expect(analyst.state()).toMatchObject({ state: 'following', openStories: 4, lagSeconds: 0 });
});

test('an update belongs to a story a moment after it is stored, long before all is settled', async () => {
  const analyst = analystOn();
  analyst.start(desk.epoch);
  await until('it follows', () => analyst.state().state === 'following');
  await desk.bring(allReports()[0]!);
  await until('the story is there', async () => (await groupsIn(desk.store)).length === 1 && (await desk.store.updates.page({}, 1)).updates[0]?.storyId !== null);
  // What a page saw: the update, then its story; nothing counts as dealt with for good yet.
  const changes = await desk.store.changes.after(await desk.store.analysis.followed(), 100);
  expect(changes.flatMap(({ kind }) => (kind.startsWith('feed') ? [] : [kind])).slice(0, 2)).toEqual(['update-added', 'story-changed']);
});

test('an edit moves an update to the story it tells of now', async () => {
  const [first, second, ...others] = allReports();
  await desk.bring(first!, second!, ...others);
  const analyst = analystOn();
  analyst.start(desk.epoch);
  const before = await settled(analyst);
  const embassy = 'The United States reopens its embassy in Caracas after seven years';
  await desk.edit(second!, embassy, 2);
  await until('it has moved', async () => (await groupsIn(desk.store)).some((titles) => titles.includes(embassy) && titles.length === 4));
  const after = await settled(analyst);
  expect(after.groups.map((titles) => titles.length).sort()).toEqual([2, 3, 3, 4]);
  expect(after.stories.map(({ headline }) => headline.title)).not.toEqual(before.stories.map(({ headline }) => headline.title));
});

test('stopped at any moment and started again, it comes to what it comes to undisturbed', async () => {
  const reports = allReports();
  await desk.bring(...reports);
  const undisturbed = analystOn();
  undisturbed.start(desk.epoch);
  const expected = await settled(undisturbed);
  await undisturbed.stop();
  await desk.close();

  desk = await openNewsDesk();
  // Each time it is stopped where what came last is grouped and nothing of it is settled.
  for (const some of [reports.slice(0, 2), reports.slice(2, 7), reports.slice(7)]) {
    const analyst = analystOn();
    analyst.start(desk.epoch);
    await until('it follows', () => analyst.state().state === 'following');
    for (const one of [...some].reverse()) await desk.bring(one);
    await until('all have a story', async () => (await desk.store.updates.page({}, 100)).updates.every(({ storyId }) => storyId !== null));
    await analyst.stop();
  }
  const last = analystOn();
  last.start(desk.epoch);
  expect(await settled(last)).toEqual(expected);
});

test('old updates that no story ever took get theirs too, and what comes late joins the story of its time', async () => {
  const old = allReports().slice(0, 4).map(({ item }) => report(item.title, shift(item.orderedAt, -60 * DAY), item.feedId));
  await desk.bring(...old, ...allReports().slice(4));
  const analyst = analystOn();
  analyst.start(desk.epoch);
  const { groups } = await settled(analyst);
  expect(groups.map((titles) => titles.length).sort()).toEqual([2, 3, 3, 4]);
  const lateOne = 'Treasury gives Chevron a general license to export oil from Venezuela';
  await desk.bring(report(lateOne, shift(NOON, -60 * DAY + HOUR), 'gamma'), report('Ministers of Venezuela and the United States meet in Bridgetown', shift(NOON, -90 * DAY), 'beta'));
  await until('they are in stories', async () => (await desk.store.updates.page({}, 100)).updates.every(({ storyId }) => storyId !== null));
  const later = await settled(analyst);
  expect(later.groups.map((titles) => titles.length).sort()).toEqual([1, 2, 3, 3, 5]);
  expect(later.groups.find((titles) => titles.includes(lateOne))).toHaveLength(5);
});

test('a store that cannot write is tried again; polling is not held up', async () => {
  let isFull = true;
  const analysis: Store['analysis'] = {
    ...desk.store.analysis,
    record: (step) => (isFull ? Promise.reject(new StoreUnavailable('disk-full', 'made')) : desk.store.analysis.record(step)),
  };
  const analyst = analystOn({ ...desk.store, analysis });
  analyst.start(desk.epoch);
  await desk.bring(...allReports());
  await until('it waits', () => analyst.state().state === 'waiting');
  expect(await desk.store.updates.count({})).toBe(12);
  isFull = false;
  expect((await settled(analyst)).groups).toHaveLength(4);
});

test('one that was deposed stops, and writes nothing', async () => {
  await desk.bring(...allReports());
  const analyst = analystOn();
  analyst.start(desk.epoch - 1);
  await until('it has stopped', () => analyst.state().state === 'none');
  expect(await groupsIn(desk.store)).toEqual([expect.arrayContaining([allReports()[0]!.item.title])]);
  expect((await desk.store.updates.page({}, 1)).updates[0]?.storyId).toBeNull();
});

test('in a replay the pace of stories is that of the recording’s own time', async () => {
  const repaces: number[] = [];
  const analysis: Store['analysis'] = { ...desk.store.analysis, repace: (asked) => (repaces.push(asked.now), desk.store.analysis.repace(asked)) };
  const analyst = createAnalyst({ store: { ...desk.store, analysis }, now: () => shift(NOON, 300 * DAY), recorded: 'replay', log: silent });
  analysts.push(analyst);
  await desk.bring(...allReports());
  analyst.start(desk.epoch);
  await settled(analyst);
  expect(repaces[0]).toBe(shift(NOON, 3 * HOUR + 5 * MINUTE));
  expect((await desk.store.news.stories({ from: NOON, to: shift(NOON, DAY), order: 'newest', limit: 1 }))[0]?.pace).not.toBe('fading');
});
