import pg from 'pg';
import pino from 'pino';
import { groupBy } from '@/lib/collections/groupBy';
import { claimId, STANCES } from '@/lib/domain/claim';
import { BEFORE_FIRST, feedId, itemId, storyId } from '@/lib/domain/ids';
import { PRESS_GROUPS } from '@/lib/domain/pressGroup';
import { DIRECTIONS, TAGS } from '@/lib/domain/tag';
import { paceBaseline } from '@/lib/grouping/pace';
import { indexOfParts } from '@/lib/series/relationsIndex';
import { DAY, HOUR, instant, shift } from '@/lib/time/instant';
import { openStore } from '@/server/store/open';
import type { JudgedItem, Store, UpdateFilter } from '@/server/store/store';
import { madeFeed, madeItem, madeMarks, madePoll } from '../contract/made';
import type { QueryFigure, QueryJob } from './queryMessages';

// The measured process: a made year of updates in the product's own store, bundled as in production.

const DAYS = 365;
const FEEDS = 40;
const START = instant(Date.UTC(2026, 0, 1));
const END = shift(START, DAYS * DAY);
const EPOCH = 1_000_000;
const ROUNDS = 9;

// Numbers that look thrown but come out the same in every run.
let state = 20_260_101;
const dice = (sides: number): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * sides);
};
const pick = <T>(list: readonly T[]): T => list[dice(list.length)]!;

const job = JSON.parse(process.argv[2] ?? '') as QueryJob;
const log = pino({ level: 'warn' });
const store = await (job.engine === 'sqlite'
  ? openStore({ engine: 'sqlite', directory: job.place, readers: 2, log })
  : openStore({ engine: 'postgres', url: job.place, poolSize: 4, log }));
if ((await store.updates.count({})) < job.updates) await fill(store);
if (job.engine === 'postgres') await gatherStatistics(job.place);
const figures = await measure(store);
await store.close();
process.send?.(figures);

/** As every server does by itself that has not been told otherwise: without statistics it plans in the dark. */
async function gatherStatistics(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('VACUUM ANALYZE');
  await client.end();
}

async function fill({ feeds, polls, analysis }: Store): Promise<void> {
  await feeds.seed(Array.from({ length: FEEDS }, (_, i) => madeFeed(`feed-${i}`, { pressGroup: PRESS_GROUPS[i % PRESS_GROUPS.length]!, language: i % 3 === 0 ? 'es' : 'en' })), START);
  let open: { id: string; left: number }[] = [];
  for (let day = 0; day < DAYS; day += 1) {
    const today = Math.floor((job.updates * (day + 1)) / DAYS) - Math.floor((job.updates * day) / DAYS);
    const added = Array.from({ length: today }, (_, i) => madeUpdate(day, i));
    const byFeed = groupBy(added, ({ item }) => item.feedId);
    await polls.recordAll([...byFeed].map(([feed, own]) => madePoll(feed, { epoch: EPOCH, added: own })));
    const members = added.map(({ item }) => {
      if (open.length === 0 || dice(3) === 0) open = [...open.slice(-60), { id: `story-${day}-${item.id}`, left: 1 + dice(dice(30) + 1) }];
      const story = pick(open);
      story.left -= 1;
      open = open.filter(({ left }) => left > 0);
      return { itemId: item.id, storyId: storyId(story.id), publisher: item.outlet, voice: dice(4) === 0 ? 'agency' : item.outlet };
    });
    const stories = [...groupBy(members, (member) => member.storyId)].map(([id, own]) => ({ id, headlineId: own[0]!.itemId, headlines: {} }));
    await analysis.record({ epoch: EPOCH, at: shift(START, (day + 1) * DAY), members, stories, removed: [], days: [], followed: BEFORE_FIRST, baseline: paceBaseline([], START) });
  }
}

function madeUpdate(day: number, i: number): JudgedItem {
  const feed = dice(FEEDS);
  const at = shift(START, day * DAY + dice(DAY));
  const words = Array.from({ length: 9 }, () => `word${dice(dice(4_000) + 1)}`).join(' ');
  const item = madeItem(`feed-${feed}`, `${day}-${i}`, { title: `Made ${words}`, summary: `${words} ${words}`, orderedAt: at, firstSeenAt: at, publishedAt: at, language: feed % 3 === 0 ? 'es' : 'en', outlet: `Outlet ${feed}` });
  const tags = [...new Set([pick(TAGS), pick(TAGS)])].map((tag) => ({ tag, confidence: 0.9, words: ['word1'] }));
  const marks = madeMarks({ tags, direction: { value: pick(DIRECTIONS), confidence: 0.8, words: [] }, actors: { from: pick(['us', 've', 'third', null] as const), to: null }, kind: pick(['act', 'statement'] as const) });
  const holdings = dice(5) > 0 ? [] : [{ claimId: claimId(`claim-${dice(20)}`), rule: 'made', stance: pick(STANCES), step: marks.kind, reason: { en: 'made', es: 'hecho' }, words: ['word1'] }];
  return { item, marks, holdings };
}

async function measure({ updates, news, view }: Store): Promise<QueryFigure[]> {
  const found: QueryFigure[] = [];
  const time = async (name: string, kind: QueryFigure['kind'], work: () => Promise<number>) => {
    const times: number[] = [];
    let count = await work();
    for (let round = 0; round < ROUNDS; round += 1) {
      const began = performance.now();
      count = await work();
      times.push(performance.now() - began);
    }
    times.sort((a, b) => a - b);
    found.push({ name, kind, medianMs: times[Math.floor(ROUNDS / 2)]!, worstMs: times.at(-1)!, found: count });
  };
  const biggest = (await news.stories({ from: START, to: END, order: 'largest', limit: 1 }))[0]!.id;
  const filters: Record<string, UpdateFilter> = {
    nothing: {},
    'one tag': { tags: ['sanctions'] },
    'a direction': { directions: ['thaw'] },
    'two press groups': { pressGroups: [PRESS_GROUPS[0]!, PRESS_GROUPS[2]!] },
    'an outlet': { outlets: ['Outlet 7'] },
    'an outlet that has none': { outlets: ['None'] },
    'a language': { languages: ['es'] },
    'a feed': { feedIds: [feedId('feed-3')] },
    'a claim': { claims: [claimId('claim-3')] },
    'a stance': { stances: ['contradicts'] },
    'a story': { storyIds: [biggest] },
    'a story that is not': { storyIds: [storyId('none')] },
    'a rare word': { query: 'word3900' },
    'a common word': { query: 'made' },
    'all but a word': { query: '-word1' },
    'thirty days': { from: shift(END, -30 * DAY), to: END },
    'a common word, a tag and a direction': { query: 'word1', tags: ['sanctions'], directions: ['freeze'] },
    'a claim, tags and groups': { claims: [claimId('claim-3')], tags: ['sanctions', 'migration'], pressGroups: [PRESS_GROUPS[0]!] },
  };
  // What no answer that counts can do without: a machine that is busy is so for this one too.
  await time('yardstick: every update of the index looked at', 'other', () => updates.count({ tags: TAGS }));
  for (const [name, filter] of Object.entries(filters)) {
    await time(`count and first page: ${name}`, 'filter', async () => (await Promise.all([updates.count(filter), updates.page(filter, 50)]))[0]);
  }
  const far = await updates.page({}, 1, { orderedAt: shift(START, 10 * DAY), id: itemId('') });
  await time('a page a year back', 'filter', async () => (await updates.page({}, 50, far.next!)).updates.length);
  for (const [name, filter] of Object.entries({ nothing: {}, 'one tag': { tags: ['sanctions'] as const }, 'a word': { query: 'word1' } })) {
    await time(`facets: ${name}`, 'filter', async () => (await news.facets(filter)).total);
    const chosen = name === 'nothing' ? undefined : filter;
    for (const barHours of [1, 24]) {
      await time(`volume by tag of a year, bars of ${barHours} h: ${name}`, barHours === 1 ? 'other' : 'filter', async () => (await news.volumeBy({ dimension: 'tag', from: START, to: END, barHours, filter: chosen })).length);
    }
  }
  await time('volume by tag of 30 days, bars of 1 h', 'filter', async () => (await news.volumeBy({ dimension: 'tag', from: shift(END, -30 * DAY), to: END, barHours: 1 })).length);
  const year = async () => indexOfParts(await news.indexParts('all', START, END), { from: START, to: shift(END, -DAY) });
  await time('index of a year', 'index', async () => (await year()).length);
  await time('index of 30 days', 'filter', async () => indexOfParts(await news.indexParts('all', shift(END, -60 * DAY), END), { from: shift(END, -30 * DAY), to: END }).length);
  const parts = await news.indexParts('all', START, END);
  await time('  of it: the parts', 'other', async () => (await news.indexParts('all', START, END)).length);
  await time('  of it: the points', 'other', async () => indexOfParts(parts, { from: START, to: END }).length);
  await time('rows of 30 days', 'other', async () => (await news.rows({ from: shift(END, -30 * DAY), to: END })).length);
  await time('rows of a year', 'other', async () => (await news.rows({ from: START, to: END })).length);
  await time('largest stories of 72 hours', 'filter', async () => (await news.stories({ from: shift(END, -72 * HOUR), to: END, order: 'largest', limit: 40 })).length);
  await time('claims now', 'filter', async () => (await news.claims()).length);
  await time('claims as of midsummer', 'filter', async () => (await news.claims(shift(START, 180 * DAY))).length);
  await time('a ledger', 'filter', async () => (await news.ledger(claimId('claim-3'), END, 1_000)).evidence.length);
  await time('the desk', 'filter', async () => (await view({ updates: 50, hours: 48, recorded: null, now: END })).stories.length);
  return found;
}
