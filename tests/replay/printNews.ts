import type { ClaimAnswer, ClaimsAnswer, IndexAnswer, StoriesAnswer, StoryAnswer } from '@/lib/protocol/news';
import { CLAIMS_PATH, INDEX_PATH, STORIES_PATH } from '@/lib/protocol/news';
import type { HealthReport } from '@/server/web/operations';

// What a reader of the desk would find after a recording, asked for as a page asks.

const LARGEST = 10;
const OUTLETS_NAMED = 12;
const SETTLED_WITHIN_MS = 120_000;

const date = (at: number) => new Date(at).toISOString().slice(0, 10);
const moment = (at: number) => new Date(at).toISOString().slice(0, 16).replace('T', ' ');
const signed = (value: number | null) => (value === null ? '–' : `${value >= 0 ? '+' : '−'}${Math.abs(value).toFixed(1)}`).padStart(6);

async function ask<T>(url: string): Promise<T> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: HTTP ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** Resolves when every update is in its story for good. @returns seconds waited. Errors: rejects when it takes too long. */
export async function storiesSettled(url: string): Promise<number> {
  const begun = performance.now();
  for (;;) {
    const { analysis } = await ask<HealthReport>(`${url}/api/health`);
    if (analysis.state === 'following' && analysis.lagSeconds === 0) return (performance.now() - begun) / 1_000;
    if (performance.now() - begun > SETTLED_WITHIN_MS) throw new Error(`the stories are not settled: ${JSON.stringify(analysis)}`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** Prints the largest stories with outlets and languages, the index by day, and the claims with the turns of their status. @param span  epoch milliseconds; whole days, that of `to` exclusive */
export async function printNews(url: string, { from, to }: { from: number; to: number }): Promise<void> {
  const span = `from=${date(from)}&to=${date(to)}`;
  const { stories } = await ask<StoriesAnswer>(`${url}${STORIES_PATH}?${span}&order=largest&limit=${LARGEST}`);
  console.log('\nLargest stories');
  for (const { id, headline, firstAt, updates, independentPublishers, languages, direction, pace } of stories) {
    const { updates: told } = await ask<StoryAnswer>(`${url}${STORIES_PATH}/${id}`);
    const outlets = [...new Set(told.map(({ update }) => update.outlet))];
    const more = outlets.length > OUTLETS_NAMED ? ` and ${outlets.length - OUTLETS_NAMED} more` : '';
    console.log(`  ${moment(firstAt)} ${headline.title}\n    ${updates} updates of ${independentPublishers} publishers, ${languages.join(' ')}, ${direction}, ${pace}; ${outlets.slice(0, OUTLETS_NAMED).join(', ')}${more}`);
  }
  const { points } = await ask<IndexAnswer>(`${url}${INDEX_PATH}?${span}`);
  console.log('\nRelations index, by day\n  day         index    low   high stories');
  for (const { day, value, low, high, stories: count } of points) console.log(`  ${date(day)} ${signed(value)} ${signed(low)} ${signed(high)} ${String(count).padStart(7)}`);
  const { claims } = await ask<ClaimsAnswer>(`${url}${CLAIMS_PATH}`);
  console.log('\nClaims');
  for (const { claim, state } of claims) {
    const { turns } = await ask<ClaimAnswer>(`${url}${CLAIMS_PATH}/${claim.id}`);
    const { supports, contradicts, updates } = state.counts;
    console.log(`  ${claim.number}. ${claim.text.en}\n     ${state.status.toUpperCase()}  (${supports} support, ${contradicts} contradict, ${updates} update)`);
    for (const turn of turns) console.log(`     ${moment(turn.at)} ${turn.from} → ${turn.to}`);
  }
}
