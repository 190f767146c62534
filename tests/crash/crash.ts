/**
 * `npm run test:crash [-- --kills N --engine sqlite|postgres|both]`
 *
 * Kills the serving process without warning while feeds publish, again and again. Afterwards every update that the
 * server had announced is stored, each exactly once; everything that was published is stored; and a page that resumed
 * by sequence has seen each exactly once, in order. On PostgreSQL the poller is a process of its own that is killed too,
 * the takeover by the other one is timed, and the database itself is restarted when this machine allows it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildIfNeeded } from '../harness/ententeProcess';
import { crashPostgres } from './crashPostgres';
import { crashSqlite } from './crashSqlite';

const { values } = parseArgs({ options: { kills: { type: 'string', default: '25' }, engine: { type: 'string', default: 'both' } } });
const kills = Number(values.kills);

buildIfNeeded();
const folder = mkdtempSync(path.join(os.tmpdir(), 'entente-crash-'));
const problems: string[] = [];
try {
  if (values.engine !== 'postgres') problems.push(...(await crashSqlite({ kills, folder })));
  if (values.engine !== 'sqlite') problems.push(...(await crashPostgres({ kills, folder })));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const problem of problems) console.log(`PROBLEM ${problem}`);
console.log(problems.length === 0 ? '\nNothing lost, nothing twice.' : `\n${problems.length} problems.`);
process.exit(problems.length === 0 ? 0 : 1);
