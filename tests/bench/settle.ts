/**
 * npx tsx tests/bench/settle.ts [updates] [--postgres]: what the store's write path of the reading costs once it holds so many updates (10,000
 * unless told): a step of grouping that touches 50 of the newest, a batch of 100 items read anew, new paces. All made here, nothing recorded.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pino from 'pino';
import type { Holding } from '@/lib/claims/holdAgainst';
import { shippedClaims } from '@/lib/claims/shippedClaims';
import { STANCES } from '@/lib/domain/claim';
import { storyId, type ItemId } from '@/lib/domain/ids';
import { DIRECTIONS, TAGS } from '@/lib/domain/tag';
import { DAY, instant } from '@/lib/time/instant';
import { openStore } from '@/server/store/open';
import type { AnalysisStep, JudgedItem, Store } from '@/server/store/store';
import { later, madeFeed, madeItem, madeMarks, madePoll, NOON } from '../contract/made';
import { madeStep } from '../contract/madeAnalysis';
import { throwAwayDatabase } from '../contract/postgresServer';

const AIM_SETTLE_MS = 100;
const FEEDS = 40;
const DAYS = 30;
const PER_STORY = 4;
const TOUCHED = 50;
const REREAD = 100;
const ROUNDS = 20;
const out = (text: string): void => void process.stdout.write(`${text}\n`);

const total = Number(process.argv.slice(2).find((word) => /^\d+$/.test(word)) ?? 10_000);
const claims = shippedClaims().claims.map(({ id }) => id);
let seed = 1;
/** The same numbers in every run. */
const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
const oneOf = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;

const holdings = (): Holding[] =>
  [...new Set(Array.from({ length: Math.floor(random() * 3) }, () => oneOf(claims)))].map((claimId) => ({
    claimId,
    rule: 'made',
    stance: oneOf(STANCES),
    step: oneOf(['act', 'statement'] as const),
    reason: { en: 'a reason of about the usual length', es: 'una razón de un largo más o menos corriente' },
    words: ['talks'],
  }));

const marks = (rulesVersion: string) =>
  madeMarks({ tags: [{ tag: oneOf(TAGS), confidence: 0.9, words: ['Caracas'] }], direction: { value: oneOf(DIRECTIONS), confidence: 0.9, words: [] }, rulesVersion });

function madeNews(n: number): JudgedItem {
  const feed = `f${n % FEEDS}`;
  const at = instant(NOON + Math.floor((n / total) * DAYS * DAY));
  return { item: madeItem(feed, String(n), { orderedAt: at, firstSeenAt: at, outlet: `Outlet ${n % FEEDS}` }), marks: marks('1'), holdings: holdings() };
}

const storyOf = (n: number) => storyId(`story-${Math.floor(n / PER_STORY)}`);

function placed(news: readonly JudgedItem[], from: number): Pick<AnalysisStep, 'members' | 'stories'> {
  const members = news.map(({ item }, i) => ({ itemId: item.id, storyId: storyOf(from + i), publisher: item.outlet, voice: item.outlet }));
  const firsts = new Map(members.map(({ storyId: id, itemId }) => [id, itemId] as const));
  return { members, stories: [...firsts].map(([id, headlineId]) => ({ id, headlineId, headlines: { en: headlineId as ItemId } })) };
}

async function fill(store: Store, news: readonly JudgedItem[]): Promise<void> {
  await store.feeds.seed(Array.from({ length: FEEDS }, (_, i) => madeFeed(`f${i}`)), NOON);
  for (let from = 0; from < news.length; from += 500) {
    const part = news.slice(from, from + 500);
    const feeds = [...new Set(part.map(({ item }) => item.feedId))];
    await store.polls.recordAll(feeds.map((feed) => madePoll(feed, { added: part.filter(({ item }) => item.feedId === feed) })));
    await store.analysis.record(madeStep({ ...placed(part, from), at: later(DAYS * DAY) }));
  }
}

/** @returns processor time of one round, of all threads, in the middle: it says the same on a busy machine */
async function time(name: string, work: (round: number) => Promise<unknown>): Promise<number> {
  const rounds: { wall: number; cpu: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const [start, before] = [performance.now(), process.cpuUsage()];
    await work(round);
    const { user, system } = process.cpuUsage(before);
    rounds.push({ wall: performance.now() - start, cpu: (user + system) / 1000 });
  }
  const middle = (of: 'wall' | 'cpu') => rounds.map((round) => round[of]).sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
  out(`${name.padEnd(40)} ${middle('wall').toFixed(1).padStart(7)} ms, ${middle('cpu').toFixed(1).padStart(6)} ms of processor time`);
  return middle('cpu');
}

async function measure(store: Store): Promise<boolean> {
  const news = Array.from({ length: total }, (_, n) => madeNews(n));
  const start = performance.now();
  await fill(store, news);
  out(`${total} updates stored and grouped in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  const from = total - TOUCHED;
  const newest = news.slice(from);
  // Each round moves every one of them to a story of its own or back, so that all that can move does.
  const settle = await time(`a step that touches ${TOUCHED} of the newest`, (round) =>
    store.analysis.record(madeStep({ ...placed(newest, round % 2 === 0 ? 10 * total : from), at: later(DAYS * DAY) })),
  );
  await time(`${REREAD} items read anew`, (round) => {
    const batch = news.slice(total - REREAD * (round + 1), total - REREAD * round);
    return store.analysis.reread({ epoch: 1_000_000, items: batch.map(({ item }) => ({ id: item.id, marks: marks('2'), holdings: holdings() })), at: later(DAYS * DAY) });
  });
  await time('new paces, nothing else', (round) => store.analysis.repace({ epoch: 1_000_000, baseline: madeStep().baseline, now: later(DAYS * DAY + round) }));
  await time('items left to read anew, 100 of them', () => store.analysis.unread('2', 100));
  await time('the carriers of 30 days', () => store.analysis.carriages(NOON, later(DAYS * DAY)));
  return settle <= AIM_SETTLE_MS;
}

const log = pino({ level: 'silent' });
const directory = await mkdtemp(path.join(tmpdir(), 'entente-settle-'));
const database = process.argv.includes('--postgres') ? await throwAwayDatabase() : null;
const store = await openStore(database ? { engine: 'postgres', url: database.url, poolSize: 2, log } : { engine: 'sqlite', directory, readers: 1, log });
const isGood = await measure(store);
await store.close();
await database?.drop();
await rm(directory, { recursive: true, force: true });
out(isGood ? 'within the aim' : `slower than the aim of ${AIM_SETTLE_MS} ms a step`);
process.exitCode = isGood ? 0 : 1;
