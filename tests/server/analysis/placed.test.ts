import { personId, sessionId, type StoryId } from '@/lib/domain/ids';
import type { Placing } from '@/lib/domain/judgement';
import type { Actor } from '@/lib/domain/person';
import { DAY, HOUR, shift } from '@/lib/time/instant';
import { createAnalyst, type Analyst } from '@/server/analysis/analyst';
import { NOON } from '../../contract/made';
import { allReports, groupsIn, openNewsDesk, report, silent, until, type NewsDesk } from './desk';

// What people have placed, with the real grouping in its thread on a real store.

jest.setTimeout(90_000);

let desk: NewsDesk;
let analyst: Analyst;
const start = () => {
  analyst = createAnalyst({ store: desk.store, now: () => shift(NOON, 5 * HOUR), recorded: null, log: silent });
  analyst.start(desk.epoch);
};
beforeEach(async () => {
  desk = await openNewsDesk();
  start();
});
afterEach(async () => {
  await analyst.stop();
  await desk.close();
});

const person = { id: personId('ana'), name: 'Ana', email: 'ana@example.org', role: 'analyst' as const, createdAt: NOON, disabledAt: null };
const actor: Actor = { kind: 'person', person, sessionId: sessionId('s') };
const by = { person, actor, at: shift(NOON, 5 * HOUR) };

const settled = () =>
  until('all is settled', async () => {
    const { state, lagSeconds } = analyst.state();
    const after = await desk.store.changes.after(await desk.store.analysis.followed(), 1_000);
    return state === 'following' && lagSeconds === 0 && after.every(({ kind }) => !kind.startsWith('update-') && kind !== 'judged');
  });
const groups = async () => (await groupsIn(desk.store)).map((titles) => [...titles].sort()).sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1));
const storyOf = async (title: string): Promise<StoryId> => (await desk.store.updates.page({}, 100)).updates.find((update) => update.title === title)?.storyId as StoryId;
const place = async (storyId: StoryId, value: Placing): Promise<number> => {
  const made = await desk.store.judgements.judge({ ...by, reason: 'I have read them', verdicts: [{ field: 'story', storyId, value }] });
  if (!made.ok) throw new Error(made.error.kind);
  return made.value.judgements[0]?.act ?? 0;
};

it('stays merged while more comes and after a restart, draws newcomers, and is decided by the rules again once taken back', async () => {
  const reports = allReports();
  await desk.bring(...reports);
  await settled();
  const byRules = await groups();
  const [oil, embassy] = [await storyOf(reports[0]!.item.title), await storyOf(reports[4]!.item.title)];
  const act = await place(embassy, { kind: 'merge', into: oil });
  await settled();
  expect((await groups()).map((titles) => titles.length).sort()).toEqual([2, 3, 7]);
  await analyst.stop();
  start();
  const late = report('State Department reopens the US embassy in Caracas after seven years', shift(NOON, 3 * HOUR), 'delta');
  await desk.bring(late);
  await settled();
  expect(await storyOf(late.item.title)).toBe(oil);
  expect((await groups()).map((titles) => titles.length).sort()).toEqual([2, 3, 8]);
  await desk.store.judgements.undo(act, by, true);
  await settled();
  expect((await groups()).filter((titles) => !titles.includes(late.item.title))).toEqual(byRules.filter((titles) => !titles.includes(reports[4]!.item.title)));
  expect((await groups()).map((titles) => titles.length).sort()).toEqual([2, 3, 4, 4]);
});

it('is parted for good from what it resembles, also in a story of a week long past, and comes back when taken back', async () => {
  const reports = allReports();
  const old = ['alpha', 'beta', 'gamma'].map((feed, at) => report(['US Navy seizes tanker Marbella off Venezuela', 'Tanker Marbella seized off Venezuela by the US Navy', 'US Navy takes tanker Marbella off the coast of Venezuela'][at]!, shift(NOON, -30 * DAY + at * HOUR), feed));
  await desk.bring(...old, ...reports);
  await settled();
  const byRules = await groups();
  const story = await storyOf(old[0]!.item.title);
  const act = await place(story, { kind: 'split', items: [old[1]!.item.id], into: '' as StoryId });
  await settled();
  expect(await storyOf(old[1]!.item.title)).toBe('split-1');
  expect(await storyOf(old[2]!.item.title)).toBe(story);
  await desk.store.judgements.undo(act, by, true);
  await settled();
  expect(await groups()).toEqual(byRules);
});

it('keeps its name when what was parted from it comes back, the oldest too', async () => {
  const reports = allReports();
  await desk.bring(...reports);
  await settled();
  const byRules = await groups();
  const oldest = reports[0]!.item;
  const story = await storyOf(oldest.title);
  const act = await place(story, { kind: 'split', items: [oldest.id], into: '' as StoryId });
  await settled();
  expect(await storyOf(oldest.title)).toBe('split-1');
  await desk.store.judgements.undo(act, by, true);
  await settled();
  expect(await groups()).toEqual(byRules);
  expect(await storyOf(oldest.title)).toBe(story);
});
