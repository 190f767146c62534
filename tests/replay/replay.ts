/**
 * `npm run test:replay [-- FILE] [--speed N|max]`
 *
 * Replays a recording to its end on the production server, with a page left open from the start. At the end
 * what was published, seen, kept, refused and doubled must add up, and the page that was open all along must show the
 * same list, the same counts by hour and the same feeds as one that is opened now. Every update stands in a story; the largest stories,
 * the index by day and the claims with their turns are printed, for reading beside the chronology by someone who knows the story.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildIfNeeded, startEntenteProcess, type EntenteProcess } from '../harness/ententeProcess';
import { DAY } from '@/lib/time/instant';
import { comparePages } from './comparePages';
import { openPage, readAllUpdates, readSnapshot } from './openPage';
import { printNews, storiesSettled } from './printNews';

const { values, positionals } = parseArgs({ options: { speed: { type: 'string', default: '3600' } }, allowPositionals: true });
const file = positionals[0] ?? path.join(process.env.ENTENTE_SHARED ?? path.resolve('../shared'), 'replay/2026-01.jsonl');
if (!existsSync(file)) {
  console.log(`SKIPPED: ${file} is absent`);
  process.exit(process.env.CI === 'true' || positionals[0] ? 1 : 0);
}

buildIfNeeded();
const folder = mkdtempSync(path.join(os.tmpdir(), 'entente-replay-'));
const problems: string[] = [];
try {
  const startedAt = performance.now();
  const entente = await startEntenteProcess({}, ['--replay', file, '--speed', values.speed, '--data', path.join(folder, 'data')]);
  const page = await openPage(entente.url);
  const peak = watchMemory(entente);
  const end = await finished(entente);
  const seconds = (performance.now() - startedAt) / 1_000;
  const cpuSeconds = cpuSecondsOf(entente.child.pid);
  const storiesAfter = await storiesSettled(entente.url);
  await page.settled();

  const fresh = await readSnapshot(entente.url);
  const stored = await readAllUpdates(entente.url);
  problems.push(...comparePages(page, fresh, stored));
  if (!end.addsUp) problems.push(`the counts do not add up: ${JSON.stringify(end)}`);
  if (end.published === 0) problems.push('nothing was published');
  if (stored.length !== end.kept) problems.push(`${end.kept} kept, ${stored.length} in the list of updates`);
  const loose = stored.filter(({ storyId }) => storyId === null).length;
  if (loose > 0) problems.push(`${loose} updates are in no story`);
  if (page.given() !== end.kept) problems.push(`${end.kept} kept, ${page.given()} given to the open page`);

  console.log(`recording   ${path.basename(file)}, ${end.published} items, ${end.badLines} bad lines, ${fresh.feeds.length} outlets, speed ${values.speed}`);
  console.log(`counts      ${end.published} published = ${end.seen} seen = ${end.kept} kept + ${end.refused} refused + ${end.duplicates} duplicates`);
  console.log(`open page   ${page.given()} updates given in ${page.batches()} batches, ${page.resets()} resets; list of ${page.live().updates.length} compared with a fresh one`);
  console.log(`feeds       ${Object.entries(fresh.freshness.feeds).filter(([, count]) => count > 0).map(([state, count]) => `${count} ${state}`).join(', ')}`);
  console.log(`machine     ${seconds.toFixed(0)} s wall, ${cpuSeconds?.toFixed(1) ?? '?'} s CPU, ${peak.megabytes()} MB at most`);

  const times = stored.map(({ orderedAt }) => orderedAt);
  console.log(`stories     settled ${storiesAfter.toFixed(1)} s after the last item`);
  await printNews(entente.url, { from: Math.min(...times), to: Math.max(...times) + DAY });

  page.close();
  peak.stop();
  entente.child.kill('SIGTERM');
  const how = await entente.ended;
  if (how !== 0) problems.push(`the server ended with ${how}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const problem of problems) console.log(`PROBLEM ${problem}`);
console.log(problems.length === 0 ? '\nThe counts add up, and the open page shows what a fresh one shows.' : `\n${problems.length} problems.`);
process.exit(problems.length === 0 ? 0 : 1);

interface End {
  readonly published: number;
  readonly badLines: number;
  readonly seen: number;
  readonly kept: number;
  readonly refused: number;
  readonly duplicates: number;
  readonly addsUp: boolean;
}

/** The replay's last word in the server's log. Errors: rejects when the server ends before it. */
async function finished(entente: EntenteProcess): Promise<End> {
  let isOver = false;
  void entente.ended.then(() => (isOver = true));
  for (;;) {
    const line = entente.lines.find((candidate) => candidate.includes('"replay: finished'));
    if (line) return JSON.parse(line) as End;
    if (isOver) throw new Error(`the server ended before the replay did:\n${entente.lines.slice(-20).join('\n')}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Linux keeps both in /proc; elsewhere they are left out. */
function cpuSecondsOf(pid: number | undefined): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return null;
  }
}

function watchMemory({ child }: EntenteProcess): { megabytes(): number | string; stop(): void } {
  let most = 0;
  const look = () => {
    try {
      const resident = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1];
      most = Math.max(most, Number(resident ?? 0));
    } catch {
      // It has ended, or this is not Linux.
    }
  };
  const timer = setInterval(look, 500);
  return { megabytes: () => (most > 0 ? Math.round(most / 1_024) : '?'), stop: () => clearInterval(timer) };
}
