import { randomBytes } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { startEntenteProcess, writeCatalog, type EntenteProcess } from '../harness/ententeProcess';
import { startFollower } from '../harness/follower';
import { startOutsideFeedServer } from '../harness/outsideFeedServer';
import { median } from './crashSqlite';
import { startPublishing } from './publishing';
import { judge, readAllUpdates, seenCount, until } from './verdict';

const FEEDS = 8;
const SERVER = process.env.DATABASE_URL_TEST ?? 'postgres://postgres@127.0.0.1:5432/postgres';

/** Two web nodes, two pollers. Web nodes and the elected poller are killed in turn. @returns one line for each fault */
export async function crashPostgres({ kills, folder }: { kills: number; folder: string }): Promise<string[]> {
  const name = `entente_crash_${randomBytes(4).toString('hex')}`;
  await onServer(`create database ${name}`);
  const databaseUrl = new URL(SERVER);
  databaseUrl.pathname = `/${name}`;
  const feedServer = await startOutsideFeedServer(['--feeds', String(FEEDS), '--items', '100', '--kb', '30-50', '--topic', '0']);
  const feedIds = Array.from({ length: FEEDS }, (_, index) => `f${String(index).padStart(3, '0')}`);
  const catalog = path.join(folder, 'catalog-postgres.json');
  writeCatalog(catalog, feedIds.map((id) => ({ id, url: `${feedServer.url}/feeds/${id}.xml` })));
  const environment = (role: string, node: string) => ({
    ROLE: role,
    DATA_DIR: path.join(folder, node),
    DATABASE_URL: databaseUrl.href,
    AUTH_SECRET: 'a-secret-of-some-length',
    FEED_CATALOG: catalog,
    ALLOW_PRIVATE_FEEDS: 'true',
    FEED_HOST_GAP_SECONDS: '0',
    POLL_MIN_SECONDS: '0.3',
    POLL_MAX_SECONDS: '1',
  });
  const startNode = (role: 'web' | 'poller', node: string) => startEntenteProcess(environment(role, node));

  const publishing = startPublishing(feedServer, feedIds);
  const followers = [startFollower(), startFollower()];
  const nodes: EntenteProcess[] = [];
  const takeoverMs: number[] = [];
  const problems: string[] = [];
  try {
    const webs = [await startNode('web', 'web-1'), await startNode('web', 'web-2')];
    let pollers = [await startNode('poller', 'poller-1'), await startNode('poller', 'poller-2')];
    nodes.push(...webs, ...pollers);
    followers.forEach((follower, index) => follower.connectTo(webs[index]!.url));
    await until('a poller is elected', async () => (await electedOf(pollers)) !== null);

    for (let kill = 1; kill <= kills; kill++) {
      await new Promise((resolve) => setTimeout(resolve, 200 + Math.random() * 1_300));
      if (kill % 2 === 1) {
        // A database that was just restarted has deposed everybody.
        await until('a poller is elected', async () => (await electedOf(pollers)) !== null);
        const elected = (await electedOf(pollers))!;
        const standby = pollers.find((poller) => poller !== elected)!;
        elected.child.kill('SIGKILL');
        const killedAt = performance.now();
        await elected.ended;
        await until('the other poller takes over', async () => (await pollerState(standby)) === 'polling', 10_000);
        takeoverMs.push(performance.now() - killedAt);
        const again = await startNode('poller', `poller-again-${kill}`);
        nodes.push(again);
        pollers = [standby, again];
      } else {
        const index = kill % 4 === 0 ? 0 : 1;
        webs[index]!.child.kill('SIGKILL');
        await webs[index]!.ended;
        webs[index] = await startNode('web', `web-again-${kill}`);
        nodes.push(webs[index]);
        followers[index]!.connectTo(webs[index].url);
      }
      if (kill === Math.ceil(kills / 2)) restartPostgres();
      console.log(`postgres kill ${kill}/${kills}: published ${publishing.guids.size}, seen ${followers.map((follower) => seenCount(follower.changes)).join(' and ')}`);
    }
    await publishing.stop();
    await until('every published item has reached both pages', () => followers.every((follower) => seenCount(follower.changes) >= publishing.guids.size)).catch(() => undefined);
    const stored = await readAllUpdates(webs[0]!.url);
    followers.forEach((follower, index) =>
      problems.push(...judge({ name: `postgres, page on web ${index + 1}`, published: publishing.guids, stored, seen: follower.changes, faults: follower.faults })),
    );
    const slowest = Math.max(...takeoverMs);
    if (slowest > 2_000) problems.push(`postgres: a takeover took ${Math.round(slowest)} ms`);
    console.log(
      `postgres ${kills} kills (${takeoverMs.length} of the elected poller): published ${publishing.guids.size}, stored ${stored.length}, ` +
        `seen ${followers.map((follower) => seenCount(follower.changes)).join(' and ')}, faults ${problems.length}; takeover median ${Math.round(median(takeoverMs))} ms, slowest ${Math.round(slowest)} ms`,
    );
    return problems;
  } finally {
    followers.forEach((follower) => follower.close());
    for (const node of nodes) node.child.kill('SIGKILL');
    feedServer.stop();
    await Promise.all(nodes.map((node) => node.ended));
    await onServer(`drop database ${name} with (force)`);
  }
}

async function pollerState(node: EntenteProcess): Promise<string | null> {
  const answer = await fetch(`${node.url}/api/health`).catch(() => null);
  if (!answer) return null;
  return ((await answer.json()) as { poller: { state: string } }).poller.state;
}

async function electedOf(pollers: readonly EntenteProcess[]): Promise<EntenteProcess | null> {
  const states = await Promise.all(pollers.map(pollerState));
  return pollers[states.indexOf('polling')] ?? null;
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: SERVER });
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** Debian keeps its clusters under /etc/postgresql; elsewhere the restart is left out, out loud. */
function restartPostgres(): void {
  const root = '/etc/postgresql';
  const version = existsSync(root) ? readdirSync(root).sort().pop() : undefined;
  if (!version || process.getuid?.() !== 0) {
    console.log('postgres restart: SKIPPED, this machine does not let us');
    return;
  }
  const began = performance.now();
  const run = spawnSync('pg_ctlcluster', ['--skip-systemctl-redirect', version, 'main', 'restart', '-m', 'fast'], { stdio: 'inherit' });
  console.log(`postgres restarted in ${Math.round(performance.now() - began)} ms (exit ${run.status})`);
}
