/**
 * `npm run test:crash [-- --kills N --engine sqlite|postgres|stories|all]`
 *
 * Kills the serving process without warning while feeds publish, again and again. Afterwards every update that the
 * server had announced is stored, each exactly once; everything that was published is stored; and a page that resumed
 * by sequence has seen each exactly once, in order. On PostgreSQL the poller is a process of its own that is killed too,
 * the takeover by the other one is timed, and the database itself is restarted when this machine allows it. The process that
 * keeps the stories is killed as often, and comes to what an undisturbed one comes to.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildIfNeeded } from '../harness/ententeProcess';
import { crashAnalysis } from './crashAnalysis';
import { crashPostgres } from './crashPostgres';
import { crashSqlite } from './crashSqlite';

const { values } = parseArgs({ options: { kills: { type: 'string', default: '25' }, engine: { type: 'string', default: 'all' } } });
const kills = Number(values.kills);

const asked = (engine: string) => values.engine === 'all' || values.engine === engine;

if (asked('sqlite') || asked('postgres')) buildIfNeeded();
const folder = mkdtempSync(path.join(os.tmpdir(), 'entente-crash-'));
const problems: string[] = [];
try {
  if (asked('stories')) problems.push(...(await crashAnalysis({ kills, folder })));
  if (asked('sqlite')) problems.push(...(await crashSqlite({ kills, folder })));
  if (asked('postgres')) problems.push(...(await crashPostgres({ kills, folder })));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const problem of problems) console.log(`PROBLEM ${problem}`);
console.log(problems.length === 0 ? '\nNothing lost, nothing twice.' : `\n${problems.length} problems.`);
process.exit(problems.length === 0 ? 0 : 1);
