import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pino from 'pino';
import { prepareDemo } from '@/server/demo/demo';
import type { RecordedMaterial } from '@/server/demo/recordedMaterial';
import { readFeed } from '@/server/feeds/reading/readFeed';
import { takeOwnerLock } from '@/server/store/sqlite/ownerLock';

const services = { items: { counts: async () => ({ seen: 10_000, kept: 10_000, refused: 0, duplicates: 0 }) }, log: pino({ level: 'silent' }) };

let folder: string;
let demo: RecordedMaterial | null = null;
beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(tmpdir(), 'entente-demo-')), 'data');
});
afterEach(async () => {
  await demo?.close();
  demo = null;
  rmSync(path.dirname(folder), { recursive: true, force: true });
});

async function readAll(material: RecordedMaterial) {
  const feeds = await Promise.all(
    material.feeds.map(async (feed) => {
      // A connection kept open would be tried again on the next server at the same port.
      const response = await fetch(feed.url, { headers: { connection: 'close' } });
      const read = await readFeed({
        bytes: new Uint8Array(await response.arrayBuffer()),
        contentType: response.headers.get('content-type'),
        url: feed.url,
      });
      if (!read.ok) throw new Error(`${feed.id}: ${read.error.detail}`);
      return read.value;
    }),
  );
  return feeds.flatMap((feed) => feed.items);
}

describe('npm run demo', () => {
  it('has every feed full before the first poll, and all of it can be read', async () => {
    demo = await prepareDemo(['--data', folder]);
    const items = await readAll(demo);
    expect(demo.feeds.length).toBeGreaterThan(20);
    expect(items.length).toBeGreaterThan(500);
    expect(items.filter((item) => item.publishedAt === null || item.link === null)).toEqual([]);
  });

  it('goes on publishing once it has begun, at the speed asked for', async () => {
    demo = await prepareDemo(['--data', folder, '--speed', '60']);
    const before = (await readAll(demo)).length;
    await demo.begin(services);
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect((await readAll(demo)).length).toBeGreaterThan(before + 4);
  });

  it('does not begin before what the feeds held from the start has been read', async () => {
    demo = await prepareDemo(['--data', folder, '--speed', '60']);
    const before = (await readAll(demo)).length;
    let seen = 0;
    const begun = demo.begin({ ...services, items: { counts: async () => ({ seen, kept: seen, refused: 0, duplicates: 0 }) } });
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect((await readAll(demo)).length).toBe(before);
    seen = before;
    await begun;
  });

  it('keeps to its own folder, polls loopback feeds without a gap, and throws nothing away for its age', async () => {
    demo = await prepareDemo(['--data', folder]);
    expect(demo.config).toMatchObject({
      dataDirectory: folder,
      databaseUrl: null,
      allowPrivateFeeds: true,
      feedHostGapSeconds: 0,
      updateRetentionDays: 0,
    });
  });

  it.each([
    [['--speed', 'fast'], /--speed: must be a number from 0\.1 to 60 \(got "fast"\)/],
    [['--speed', '0'], /--speed/],
    [['--seed', '-1'], /--seed/],
    [['--sped', '2'], /--sped/],
    [['tape.jsonl'], /tape\.jsonl/],
  ])('refuses %j and names the argument', async (args, message) => {
    await expect(prepareDemo(args)).rejects.toThrow(message);
    expect(existsSync(folder)).toBe(false);
  });
});

describe('the data folder of recorded material', () => {
  const open = async (...args: string[]) => {
    await (await prepareDemo(['--data', folder, ...args])).close();
  };

  it('is emptied at each start unless it is to be kept', async () => {
    await open();
    writeFileSync(path.join(folder, 'left-over'), 'x');
    await open('--keep');
    expect(readdirSync(folder)).toContain('left-over');
    await open();
    expect(readdirSync(folder)).not.toContain('left-over');
  });

  it('when kept, gives the same backlog under the same addresses again, so that nothing comes twice', async () => {
    const links = async (...args: string[]) => {
      demo = await prepareDemo(['--data', folder, ...args]);
      const items = await readAll(demo);
      await demo.close();
      demo = null;
      return items.map((item) => `${item.guid} ${item.link} ${item.title}`).sort();
    };
    const first = await links();
    expect(await links('--keep')).toEqual(first);
  });

  it('is refused when it holds something else, which stays as it was', async () => {
    const real = path.dirname(folder);
    writeFileSync(path.join(real, 'entente.db'), 'precious');
    await expect(prepareDemo(['--data', real])).rejects.toThrow(/--data .*not recorded material/);
    expect(readdirSync(real)).toEqual(['entente.db']);
  });

  it('is refused while another process serves from it', async () => {
    await open();
    const lock = takeOwnerLock(folder);
    try {
      await expect(prepareDemo(['--data', folder])).rejects.toMatchObject({ name: 'StoreUnavailable', reason: 'locked' });
    } finally {
      lock.release();
    }
  });
});
