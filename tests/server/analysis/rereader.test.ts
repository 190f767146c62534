import { createNewsReader, type NewsReader } from '@/lib/claims/newsReader';
import { parseNewsRules } from '@/lib/claims/newsRules';
import { itemId } from '@/lib/domain/ids';
import { err, ok } from '@/lib/domain/result';
import concepts from '@/lib/gazetteer/concepts.json';
import { HOUR, shift } from '@/lib/time/instant';
import { createRereader, type Rereader } from '@/server/analysis/rereader';
import type { FeedReader } from '@/server/feeds/reading/parsedFeed';
import { notReadable } from '@/server/pipeline/judge';
import { StoreUnavailable } from '@/server/store/store';
import { NOON } from '../../contract/made';
import { allReports, newsReader, openNewsDesk, report, silent, until, type NewsDesk } from './desk';

jest.setTimeout(30_000);

/** The rules that ship, of another version. */
const later = createNewsReader(parseNewsRules({ concepts: { ...concepts, version: 'later' } }));

let desk: NewsDesk;
let rereader: Rereader | null = null;
beforeEach(async () => {
  desk = await openNewsDesk();
});
afterEach(async () => {
  await rereader?.stop();
  await desk.close();
});

/** Reads by whatever rules are in force, without the threads. */
function readerOf(rules: () => NewsReader, breaksOn = ''): Pick<FeedReader, 'readTexts'> {
  return {
    readTexts: async (texts) =>
      breaksOn !== '' && texts.some(({ title }) => title === breaksOn)
        ? err({ reason: 'malformed', detail: 'made' })
        : ok({ rulesVersion: rules().rulesVersion, readings: texts.map(rules().read) }),
  };
}

function start(reader: Pick<FeedReader, 'readTexts'>, analysis = desk.store.analysis, epoch = desk.epoch): Rereader {
  rereader = createRereader({ store: { analysis }, reader, now: () => shift(NOON, HOUR), log: silent });
  rereader.start(epoch);
  return rereader;
}

const unread = () => desk.store.analysis.unreadCount(later.rulesVersion);

test('reads everything anew that other rules have judged, a hundred at a time, and says how much is left', async () => {
  const asides = Array.from({ length: 240 }, (_, n) => report(`A fine year for apples, part ${n}`, shift(NOON, n)));
  await desk.bring(...allReports(), ...asides);
  const batches: number[] = [];
  const analysis = { ...desk.store.analysis, reread: (batch: Parameters<typeof desk.store.analysis.reread>[0]) => (batches.push(batch.items.length), desk.store.analysis.reread(batch)) };
  const { remaining } = start(readerOf(() => later), analysis);
  await until('all are read', async () => (await unread()) === 0 && remaining() === 0);
  expect(batches).toEqual([100, 100, 52]);
  expect((await desk.store.updates.page({}, 1)).updates[0]?.marks.rulesVersion).toBe(later.rulesVersion);
  expect(await desk.store.items.counts()).toMatchObject({ kept: 12, refused: 240 });
});

test('has nothing to do where all is read by the present rules', async () => {
  await desk.bring(...allReports());
  const { remaining } = start(readerOf(() => newsReader));
  await until('it has looked', () => remaining() === 0);
  expect((await desk.store.changes.after(await desk.store.analysis.followed(), 100)).some(({ kind }) => kind === 'update-retagged')).toBe(false);
});

test('an item that could not be read when it came becomes an update', async () => {
  const late = report('US Treasury eases sanctions on Venezuela', NOON);
  const { marks, holdings } = notReadable('');
  await desk.bring({ ...late, marks, holdings });
  expect(await desk.store.updates.count({})).toBe(0);
  start(readerOf(() => newsReader));
  await until('it is an update', async () => (await desk.store.updates.count({})) === 1);
  expect(await desk.store.updates.get(itemId(late.item.id))).toMatchObject({ title: late.item.title, marks: { rulesVersion: newsReader.rulesVersion } });
});

test('one text on which the rules break spoils nothing for the others, and is not tried for ever', async () => {
  const reports = allReports();
  await desk.bring(...reports);
  const broken = reports[3]!.item.title;
  const { remaining } = start(readerOf(() => later, broken));
  await until('all are read', async () => (await unread()) === 0 && remaining() === 0);
  expect((await desk.store.updates.page({}, 100)).updates.map(({ title }) => title)).not.toContain(broken);
  expect(await desk.store.updates.count({})).toBe(11);
});

test('goes on after a stop with what is left', async () => {
  await desk.bring(...Array.from({ length: 240 }, (_, n) => report(`A fine year for apples, part ${n}`, shift(NOON, n))));
  start(readerOf(() => later));
  await until('the first are read', async () => (await unread()) < 240);
  await rereader!.stop();
  const left = await unread();
  expect(left).toBeGreaterThan(0);
  rereader!.start(desk.epoch);
  await until('all are read', async () => (await unread()) === 0);
});

test('rules that change on the way are read by at once', async () => {
  await desk.bring(...Array.from({ length: 240 }, (_, n) => report(`A fine year for apples, part ${n}`, shift(NOON, n))), ...allReports());
  let rules = later;
  const newest = createNewsReader(parseNewsRules({ concepts: { ...concepts, version: 'newest' } }));
  start(readerOf(() => rules));
  await until('the first are read', async () => (await unread()) < 252);
  rules = newest;
  rereader!.lookAgain();
  await until('all are read', async () => (await desk.store.analysis.unreadCount(newest.rulesVersion)) === 0);
});

test('a store that is away is waited for, and a deposed term ends', async () => {
  await desk.bring(...allReports());
  let isAway = true;
  const analysis = {
    ...desk.store.analysis,
    unreadCount: (version: string) => (isAway ? ((isAway = false), Promise.reject(new StoreUnavailable('unreachable', 'made'))) : desk.store.analysis.unreadCount(version)),
  };
  start(readerOf(() => later), analysis);
  await until('it was turned away', () => !isAway);
  rereader!.lookAgain();
  await until('all are read', async () => (await unread()) === 0);
  await rereader!.stop();
  start(readerOf(() => newsReader), desk.store.analysis, desk.epoch - 1);
  await until('it has looked', () => rereader!.remaining() !== null);
  await rereader!.stop();
  expect(await unread()).toBe(0);
});
