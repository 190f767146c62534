import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { StoreUnavailable } from '@/server/store/store';
import { kept, madeFeed, madeItem, madePoll, NOON } from '../../contract/made';
import { openSqliteAt } from './sqlitePlace';

/** A disk of a few megabytes, where the system lets us make one. */
function canMount(): boolean {
  try {
    execFileSync('sh', ['-c', 'd=$(mktemp -d) && mount -t tmpfs -o size=64k tmpfs "$d" && umount "$d" && rmdir "$d"'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const mayMount = canMount();
const describeDisk = mayMount ? describe : describe.skip;

describeDisk(`a full disk${mayMount ? '' : ' (SKIPPED: needs the right to mount a small one)'}`, () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'entente-disk-'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', directory]);
  });
  afterEach(async () => {
    execFileSync('umount', [directory]);
    await rm(directory, { recursive: true, force: true });
  });

  it('stops writing with a clear word, loses nothing acknowledged, goes on reading, and recovers when there is room', async () => {
    const ballast = path.join(directory, 'ballast');
    writeFileSync(ballast, Buffer.alloc(3_000_000));
    const store = await openSqliteAt(path.join(directory, 'data'));
    try {
      await store.feeds.seed([madeFeed('a')], NOON);
      const acknowledged: string[] = [];
      let refusal: unknown = null;
      for (let i = 0; i < 2_000 && refusal === null; i += 1) {
        const added = Array.from({ length: 20 }, (_, j) => kept(madeItem('a', `${i}-${j}`, { summary: 'words '.repeat(60) })));
        await store.polls.record(madePoll('a', { added })).then(
          () => acknowledged.push(...added.map(({ item }) => item.id)),
          (error: unknown) => (refusal = error),
        );
      }
      expect(refusal).toBeInstanceOf(StoreUnavailable);
      expect(refusal).toMatchObject({ reason: 'disk-full', message: expect.stringContaining('the disk that holds the store is full') });
      expect(acknowledged.length).toBeGreaterThan(0);

      expect(await store.health()).toMatchObject({ readable: true, writable: false, reason: expect.stringContaining('full') });
      const { updates } = await store.updates.page({}, 100_000);
      expect(updates.map(({ id }) => id as string).sort()).toEqual([...acknowledged].sort());
      expect(await store.items.counts()).toMatchObject({ kept: acknowledged.length });
      expect(await store.updates.count({ query: 'caracas' })).toBe(acknowledged.length);

      rmSync(ballast);
      // The health page's own look finds that there is room again; nobody has to restart anything.
      expect(await store.health()).toMatchObject({ readable: true, writable: true, reason: null });
      expect(await store.polls.record(madePoll('a', { added: [kept(madeItem('a', 'after'))] }))).toMatchObject({ kept: 1 });
      expect(await store.items.counts()).toMatchObject({ kept: acknowledged.length + 1 });
    } finally {
      await store.close();
    }
  }, 60_000);
});
