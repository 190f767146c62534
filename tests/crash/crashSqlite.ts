import path from 'node:path';
import { startEntenteProcess, writeCatalog } from '../harness/ententeProcess';
import { startFollower } from '../harness/follower';
import { startOutsideFeedServer } from '../harness/outsideFeedServer';
import { startPublishing } from './publishing';
import { judge, readAllUpdates, seenCount, until } from './verdict';

const FEEDS = 8;

/** @returns one line for each fault */
export async function crashSqlite({ kills, folder }: { kills: number; folder: string }): Promise<string[]> {
  const feedServer = await startOutsideFeedServer(['--feeds', String(FEEDS), '--items', '100', '--kb', '30-50', '--topic', '0']);
  const feedIds = Array.from({ length: FEEDS }, (_, index) => `f${String(index).padStart(3, '0')}`);
  const catalog = path.join(folder, 'catalog.json');
  writeCatalog(catalog, feedIds.map((id) => ({ id, url: `${feedServer.url}/feeds/${id}.xml` })));
  const environment = {
    DATA_DIR: path.join(folder, 'sqlite'),
    FEED_CATALOG: catalog,
    ALLOW_PRIVATE_FEEDS: 'true',
    FEED_HOST_GAP_SECONDS: '0',
    POLL_MIN_SECONDS: '0.3',
    POLL_MAX_SECONDS: '1',
  };
  const follower = startFollower();
  const publishing = startPublishing(feedServer, feedIds);
  const startMs: number[] = [];
  try {
    for (let kill = 1; kill <= kills; kill++) {
      const began = performance.now();
      const entente = await startEntenteProcess(environment);
      startMs.push(performance.now() - began);
      follower.connectTo(entente.url);
      await new Promise((resolve) => setTimeout(resolve, 200 + Math.random() * 1_800));
      entente.child.kill('SIGKILL');
      await entente.ended;
      console.log(`sqlite  kill ${kill}/${kills}: published ${publishing.guids.size}, seen ${seenCount(follower.changes)}`);
    }
    await publishing.stop();
    const entente = await startEntenteProcess(environment);
    follower.connectTo(entente.url);
    const seen = () => seenCount(follower.changes);
    await until('every published item has reached the page', () => seen() >= publishing.guids.size).catch(() => undefined);
    const stored = await readAllUpdates(entente.url);
    const problems = judge({ name: 'sqlite', published: publishing.guids, stored, seen: follower.changes, faults: follower.faults });
    entente.child.kill('SIGTERM');
    const began = performance.now();
    const how = await entente.ended;
    if (how !== 0) problems.push(`sqlite: a graceful stop ended with ${how}`);
    console.log(
      `sqlite  ${kills} kills: published ${publishing.guids.size}, stored ${stored.length}, seen by the page ${seen()}, faults ${problems.length}; ` +
        `start to ready ${Math.round(median(startMs))} ms (median), graceful stop ${Math.round(performance.now() - began)} ms`,
    );
    return problems;
  } finally {
    follower.close();
    feedServer.stop();
  }
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
