import { fork } from 'node:child_process';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { shippedChronology } from '@/lib/chronology/shippedChronology';
import { DAY, instant } from '@/lib/time/instant';
import { DEMO_OUTLETS } from '@/server/demo/demoOutlets';
import { createDemoTimeline } from '@/server/demo/demoTimeline';
import { startFeedServer } from '@/server/demo/feedServer';
import { bundleForTrial, type Bundle } from '../harness/bundleForTrial';
import type { AnalysisJob, AnalysisOutcome } from './analysisMessages';
import { median } from './crashSqlite';

/** A run that is not done by then hangs. */
const WITHIN_MS = 120_000;

/**
 * Kills the process that keeps the stories again and again while it takes in the feeds, and lets it end at last: stories, ledgers and index
 * must be those of a process that nobody disturbed.
 * @returns one line for each fault
 */
export async function crashAnalysis({ kills, folder }: { kills: number; folder: string }): Promise<string[]> {
  const bundle = await bundleForTrial('tests/crash/analysisNode.ts');
  const begun = instant(Date.now());
  const server = await startFeedServer({ outlets: DEMO_OUTLETS, now: () => begun, windowSize: 5_000 });
  try {
    const { backlog } = createDemoTimeline({ chronology: shippedChronology(), outlets: DEMO_OUTLETS, seed: 9, now: begun });
    // What stands near the edge of the window would be on either side of it by chance.
    const items = backlog.filter(({ item }) => Math.abs(begun - Date.parse(item.published) - 7 * DAY) > DAY);
    for (const { outletId, item } of items) server.publish(outletId, item);
    const jobIn = (name: string): AnalysisJob => ({ directory: path.join(folder, name), feeds: server.feeds.map(({ id, url, outlet, language }) => ({ id, url, outlet, language })), items: items.length });
    const undisturbed = await runToEnd(bundle, jobIn('undisturbed'));
    const lived: number[] = [];
    for (let kill = 1; kill <= kills; kill += 1) lived.push(await runAndKill(bundle, jobIn('killed'), 300 + Math.random() * 5_000));
    const disturbed = await runToEnd(bundle, jobIn('killed'));
    const problems = (Object.keys(undisturbed) as (keyof AnalysisOutcome)[])
      .filter((part) => !isDeepStrictEqual(undisturbed[part], disturbed[part]))
      .map((part) => `stories: ${part} differ after ${kills} kills: ${firstDifference(undisturbed[part], disturbed[part])}`);
    const { counts, stories, evidence } = disturbed;
    console.log(
      `stories ${kills} kills after ${Math.round(median(lived))} ms (median): ${counts.seen} items = ${counts.kept} kept + ${counts.refused} refused + ${counts.duplicates} duplicates, ` +
        `${stories.length} stories, ${evidence.length} entries in the ledgers, faults ${problems.length}`,
    );
    return problems;
  } finally {
    await server.close();
    bundle.remove();
  }
}

function start(bundle: Bundle, job: AnalysisJob) {
  return fork(bundle.script, [JSON.stringify(job)], { cwd: bundle.directory });
}

function runToEnd(bundle: Bundle, job: AnalysisJob): Promise<AnalysisOutcome> {
  const child = start(bundle, job);
  return new Promise<AnalysisOutcome>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the stories were not settled within ${WITHIN_MS / 1_000} s`)), WITHIN_MS);
    child.once('message', (outcome) => {
      clearTimeout(timer);
      resolve(outcome as AnalysisOutcome);
    });
    child.once('exit', (code) => reject(new Error(`the process that keeps the stories ended with ${code}`)));
  }).finally(() => child.kill('SIGKILL'));
}

/** @returns how long it lived, in milliseconds */
async function runAndKill(bundle: Bundle, job: AnalysisJob, afterMs: number): Promise<number> {
  const child = start(bundle, job);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  child.kill('SIGKILL');
  await ended;
  return afterMs;
}

function firstDifference(expected: unknown, found: unknown): string {
  if (!Array.isArray(expected) || !Array.isArray(found)) return `${JSON.stringify(expected)} and ${JSON.stringify(found)}`;
  const at = expected.findIndex((one, index) => !isDeepStrictEqual(one, found[index]));
  return `${expected.length} and ${found.length}; first ${JSON.stringify(expected[at])?.slice(0, 400)} and ${JSON.stringify(found[at])?.slice(0, 400)}`;
}
