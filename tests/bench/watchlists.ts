/**
 * npm run bench:watchlists: what it costs to hold an update against 10,000 watchlists, by the index and by trying each. Processor time, so that
 * other work on the machine does not count.
 * Updates: the recorded ones of ../shared/replay when there, read by the rules that ship; else sentences made here.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { claimId, STANCES } from '@/lib/domain/claim';
import { feedId, itemId, storyId, watchlistId } from '@/lib/domain/ids';
import { PRESS_GROUPS } from '@/lib/domain/pressGroup';
import { DIRECTIONS, TAGS } from '@/lib/domain/tag';
import type { Update } from '@/lib/domain/update';
import { toFollow, withoutBounds, type WatchSelection } from '@/lib/domain/watchlist';
import { textMatcher } from '@/lib/search/matchText';
import { tokenise } from '@/lib/search/normalise';
import { parseQuery } from '@/lib/search/parseQuery';
import { matches } from '@/lib/selection/matches';
import { EMPTY_SELECTION } from '@/lib/selection/selection';
import { shippedReader } from '@/lib/tagging/readItem';
import { instant } from '@/lib/time/instant';
import { createWatchIndex } from '@/lib/watchlists/watchIndex';

const LISTS = 10_000;
const UPDATES = 1_000;
const AIM_MS = 5;
const CLAIMS = ['envoys', 'oil-licence', 'prisoners', 'embassy', 'transition'].map(claimId);
const out = (text: string): void => void process.stdout.write(`${text}\n`);

let seed = 20_260_109;
const random = (): number => (seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
const one = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!;
const sometimes = <T>(share: number, values: readonly T[]): T[] => (random() < share ? [...new Set([one(values), one(values)])] : []);

function loadUpdates(): Update[] {
  const recording = path.join(process.env.ENTENTE_SHARED ?? path.resolve('../shared'), 'replay', '2026-01.jsonl');
  const lines = existsSync(recording)
    ? readFileSync(recording, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as { title: string; description?: string; lang?: string; source?: string })
    : Array.from({ length: 3 * UPDATES }, (_, at) => ({ title: `Washington and Caracas agree on licence ${at} for Chevron`, description: 'Treasury issued it after talks with the interim government.', lang: at % 3 === 0 ? 'es' : 'en', source: `Outlet ${at % 90}` }));
  const reader = shippedReader();
  return lines
    .map(({ title, description, lang, source }, at) => {
      const language = lang ?? 'en';
      const summary = description ?? '';
      const { tags, direction, relevance, actors, kind, unsure } = reader.readItem({ title, summary, language });
      const moment = instant(Date.parse('2026-01-09T12:00:00Z') + at);
      return {
        ...{ id: itemId(`i${at}`), feedId: feedId(`f${at % 60}`), feedName: '', outlet: source ?? `Outlet ${at % 90}`, pressGroup: PRESS_GROUPS[at % PRESS_GROUPS.length]!, country: 'US' },
        ...{ language, title, summary, link: null, author: null, publishedAt: moment, dateTrust: 'stated' as const, firstSeenAt: moment, orderedAt: moment, version: 1, editedAt: null },
        ...{ marks: { tags, direction, relevance, actors, kind, unsure, rulesVersion: '' }, storyId: storyId(`s${at % 700}`) },
      };
    })
    .filter(({ marks }) => marks.relevance.relevant)
    .slice(0, UPDATES);
}

/** Lists as people make them: some words of the news, often with tags, outlets or press groups; some for a story or a claim. */
function makeSelection(words: readonly string[], outlets: readonly string[]): WatchSelection {
  const empty = toFollow(EMPTY_SELECTION);
  const kind = random();
  if (kind < 0.1) return { ...empty, stories: [storyId(`s${Math.floor(random() * 700)}`)] };
  if (kind < 0.2) return { ...empty, claims: [one(CLAIMS)], stances: sometimes(0.5, STANCES) };
  if (kind < 0.3) return { ...empty, outlets: sometimes(1, outlets), tags: sometimes(0.5, TAGS) };
  const clause = () => {
    const word = one(words);
    const form = random();
    return form < 0.15 ? `${word} OR ${one(words)}` : form < 0.3 ? `"${word} ${one(words)}"` : form < 0.4 ? `-${word}` : word;
  };
  const query = Array.from({ length: 1 + Math.floor(random() * 3) }, clause).join(' ');
  return { ...empty, query, tags: sometimes(0.3, TAGS), directions: sometimes(0.2, DIRECTIONS), pressGroups: sometimes(0.2, PRESS_GROUPS), languages: sometimes(0.1, ['en', 'es']) };
}

const updates = loadUpdates();
// Word by word as they occur: what everybody writes about is what everybody follows.
const words = updates.flatMap(({ title }) => tokenise(title)).filter((word) => word.length > 3);
const outlets = updates.map(({ outlet }) => outlet);
const watched = Array.from({ length: LISTS }, (_, at) => ({ id: watchlistId(`w${at}`), selection: makeSelection(words, outlets) }));
const held = updates.map(() => sometimes(0.5, CLAIMS).map((claim) => ({ claimId: claim, stance: one(STANCES) })));

const from = process.cpuUsage();
const index = createWatchIndex(watched);
const building = process.cpuUsage(from);
out(`${LISTS} lists put into the index in ${((building.user + building.system) / 1_000).toFixed(0)} ms`);

function measure(name: string, work: (at: number) => number): number {
  for (let at = 0; at < Math.min(200, updates.length); at += 1) work(at);
  const times: number[] = [];
  let found = 0;
  for (let at = 0; at < updates.length; at += 1) {
    const began = process.cpuUsage();
    found += work(at);
    const { user, system } = process.cpuUsage(began);
    times.push((user + system) / 1_000);
  }
  times.sort((a, b) => a - b);
  const part = (share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))]!;
  out(`${name}: ${updates.length} updates, ${(found / updates.length).toFixed(0)} lists each; median ${part(0.5).toFixed(2)} ms, p95 ${part(0.95).toFixed(2)} ms, worst ${times.at(-1)!.toFixed(2)} ms`);
  return part(0.95);
}

const byIndex = measure('by the index', (at) => index.match(updates[at]!, held[at]!).length);
const tried = watched.map(({ selection }) => {
  const query = parseQuery(selection.query);
  return { selection: withoutBounds(selection), words: query && textMatcher(query) };
});
updates.length = Math.min(updates.length, 20);
measure('by trying each', (at) => tried.filter(({ selection, words: matcher }) => matches(selection, updates[at]!, matcher, held[at]!) === true).length);

out(byIndex <= AIM_MS ? 'as aimed' : `missed: an update takes more than ${AIM_MS} ms`);
process.exitCode = byIndex <= AIM_MS ? 0 : 1;
