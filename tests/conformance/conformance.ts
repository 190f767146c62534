import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createFeedReader } from '@/server/feeds/reading/feedReader';
import { defaultFolder, isNewsCategory, loadCases } from './cases';
import { isGoodEnough, isPassed, runCases, tally, type CaseOutcome } from './runCases';

/**
 * npm run test:conformance -- [DIR] [--feeds DIR] [--verbose]
 * DIR: cases with expectations (default: the shared suite). --feeds: plain feed files, each to be read or refused by
 * name within 2 s. --verbose: say what each failed case expected.
 */
const LONGEST_MS = 2_000;
const print = (line = '') => process.stdout.write(`${line}\n`);
const percent = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;

const { values, positionals } = parseArgs({
  options: { feeds: { type: 'string' }, verbose: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const reader = createFeedReader({ threads: 1, timeoutMs: 5_000 });
try {
  // The first read starts the thread and loads its code: that time belongs to no case.
  await reader.read({ bytes: Buffer.from('<rss version="2.0"><channel/></rss>'), contentType: null, url: 'https://feed.invalid/' });
  const good = values.feeds === undefined ? await runSuite(positionals[0] ?? defaultFolder()) : await readFolder(values.feeds);
  process.exitCode = good ? 0 : 1;
} finally {
  await reader.close();
}

async function runSuite(folder: string): Promise<boolean> {
  const cases = loadCases(folder);
  if (cases === null) {
    print(`no cases in ${folder}`);
    return false;
  }
  const outcomes = await runCases(cases, folder, reader);
  const result = tally(outcomes);
  for (const outcome of outcomes) explain(outcome);
  print('category             passed');
  for (const [category, { passed, total }] of [...result.byCategory].sort(([a], [b]) => a.localeCompare(b))) {
    print(`${isNewsCategory(category) ? '*' : ' '} ${category.padEnd(18)} ${passed} of ${total}`);
  }
  print(`all                  ${result.passed} of ${result.total} (${percent(result.passed, result.total)})`);
  print(`* news feeds live on ${result.newsPassed} of ${result.newsTotal} (${percent(result.newsPassed, result.newsTotal)})`);
  print(`limits broken        ${result.breaches}`);
  return isGoodEnough(result);
}

function explain(outcome: CaseOutcome): void {
  for (const breach of outcome.breaches) print(`LIMIT ${outcome.id} ${outcome.category}: ${breach}`);
  if (!values.verbose || isPassed(outcome)) return;
  for (const line of outcome.differences) print(`${outcome.id} ${outcome.category} [${outcome.description.slice(0, 80)}] ${line}`);
}

async function readFolder(folder: string): Promise<boolean> {
  let isGood = true;
  const files = readdirSync(folder).filter((name) => !/^(README|INDEX)/.test(name) && statSync(path.join(folder, name)).isFile());
  for (const name of files.sort()) {
    const begun = performance.now();
    const read = await reader.read({ bytes: readFileSync(path.join(folder, name)), contentType: null, url: `https://feed.invalid/${name}` });
    const ms = performance.now() - begun;
    const isStopped = !read.ok && read.error.reason === 'parse-timeout';
    if (isStopped || ms > LONGEST_MS) isGood = false;
    const said = read.ok
      ? `read: ${read.value.items.length} items, ${read.value.format}, ${read.value.encoding}${read.value.repairs.map((repair) => `; ${repair}`).join('')}`
      : `refused: ${read.error.reason} (${read.error.detail})`;
    print(`${String(Math.round(ms)).padStart(5)} ms  ${name}  ${said}`);
  }
  print(`${files.length} files${isGood ? '' : ', not all within 2 s'}`);
  return isGood && files.length > 0;
}
