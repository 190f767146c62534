import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { BEFORE_FIRST } from '@/lib/domain/ids';
import { allChanges } from '../../contract/changes.contract';
import { until } from '../../contract/items.contract';
import { dataFolders } from './sqlitePlace';
import { spawnWriter } from './spawnWriter';

const folders = dataFolders();

describe('the owner of a data folder', () => {
  it('keeps a second one out, in this process or another, and names itself', async () => {
    const directory = await folders.make();
    const store = await folders.open(directory);
    await expect(folders.open(directory)).rejects.toMatchObject({
      name: 'StoreUnavailable',
      reason: 'locked',
      message: expect.stringMatching(new RegExp(`in use by process ${process.pid} on .*Stop that one first`)),
    });
    await store.close();
    await folders.open(directory);
  });

  it('is followed at once when it was killed, by whatever number the dead one had', async () => {
    const directory = await folders.make();
    const writer = spawnWriter(directory, 'a');
    await until(() => writer.acknowledged.length > 0, 20_000);
    await expect(folders.open(directory)).rejects.toThrow(new RegExp(`in use by process ${writer.pid} on`));
    await writer.kill();
    // The dead owner's number now belongs to somebody who lives: it must not count.
    await writeFile(path.join(directory, 'entente.owner.json'), JSON.stringify({ pid: process.pid, host: 'here', since: 'x' }));
    await folders.open(directory);
  }, 60_000);
});

describe('kill -9', () => {
  it('loses nothing that was acknowledged, and leaves nothing half done', async () => {
    const directory = await folders.make();
    const acknowledged: string[] = [];
    for (let round = 0; round < 4; round += 1) {
      const writer = spawnWriter(directory, String(round));
      await until(() => writer.acknowledged.length > 0, 20_000);
      await new Promise((resolve) => setTimeout(resolve, 20 + 37 * round));
      await writer.kill();
      acknowledged.push(...writer.acknowledged);
    }
    const store = await folders.open(directory);
    const { updates } = await store.updates.page({}, 1_000_000);
    const stored = new Set<string>(updates.map(({ id }) => id));
    expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
    expect(updates.length % 5).toBe(0);
    const changes = await allChanges(store, BEFORE_FIRST, 1_000);
    expect(changes.map(({ sequence }) => sequence)).toEqual(changes.map((_, i) => i + 1));
    expect(changes.flatMap((change) => (change.kind === 'update-added' ? [change.update.id] : [])).sort()).toEqual([...stored].sort());
    expect(await store.items.counts()).toMatchObject({ kept: updates.length });
    expect(await store.updates.count({ query: 'caracas' })).toBe(updates.length);
  }, 120_000);
});
