import { execFile } from 'node:child_process';
import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import { claimId } from '@/lib/domain/claim';
import { feedId, storyId } from '@/lib/domain/ids';
import { openStore } from '@/server/store/open';
import { checkBackup } from '@/server/store/portable/readBackup';
import { restoreBackup } from '@/server/store/portable/restoreBackup';
import { writeBackup } from '@/server/store/portable/writeBackup';
import type { Store } from '@/server/store/store';
import { until } from '../../contract/items.contract';
import { kept, later, madeFeed, madeHealth, madeItem, madeMarks, madePoll, NOON, refused, reworded } from '../../contract/made';
import { EPOCH, judged, madeHolding, madeStep, storyOf } from '../../contract/madeAnalysis';
import { describePostgres, throwAwayDatabase } from '../../contract/postgresServer';
import { dataFolders, silent } from './sqlitePlace';

const run = promisify(execFile);
const folders = dataFolders();
const TITLE = 'Canciller «ñandú» in Caracas \u2028 line \\ "quoted" 😀';

async function fill(store: Store): Promise<void> {
  await store.feeds.seed([madeFeed('a'), madeFeed('b', { pressGroup: 'us-media' }), madeFeed('c')], NOON);
  await store.feeds.remove(feedId('c'), later(1));
  const first = kept(madeItem('a', '1', { title: TITLE }));
  await store.polls.record(madePoll('a', { added: [first, refused(madeItem('a', '2'))] }));
  await store.polls.record(madePoll('a', { edited: [reworded(first, `${TITLE} again`, 2)] }));
  await store.polls.record(madePoll('a', { added: [judged(madeItem('a', '3'), madeMarks({ tags: [{ tag: 'sanctions', confidence: 0.9, words: ['sanctions'] }] }), [madeHolding()])] }));
  await store.analysis.record(madeStep({ ...storyOf('s', [first.item, madeItem('a', '3')]), removed: [{ id: storyId('t'), into: storyId('s') }] }));
  await store.analysis.reread({ epoch: EPOCH, items: [{ id: first.item.id, marks: madeMarks({ kind: 'statement', rulesVersion: 'test-2' }), holdings: [] }], at: later(2) });
  await store.polls.record(madePoll('b', { added: [kept(madeItem('b', '1'))], health: madeHealth({ state: 'failing', reason: 'timeout', nextPollAt: later(5), itemsPerDay: 0.25 }) }));
}

/** Everything a reader can ask for, but for the outbox: a restored store is a new history. */
async function contents(store: Store): Promise<unknown> {
  return [
    await store.feeds.list(),
    await store.feeds.pollStates(),
    await store.feeds.turns(feedId('b'), 10),
    await store.updates.page({}, 1_000),
    await store.updates.page({ query: 'nandu -zebra' }, 1_000),
    await store.updates.volume(later(-1e9), later(1e9), 'hour'),
    await store.items.counts(),
    await store.items.versions(madeItem('a', '1').id),
    await store.polls.recent(feedId('a'), 10),
    await store.analysis.openItems(later(-1e9), 0, 100),
    await store.analysis.unread('test-2', 100),
    await store.news.storiesOf([storyId('s')]),
    await store.news.claims(),
    await store.news.ledger(claimId('talks'), later(1e9), 100),
    await store.news.indexParts('all', later(-1e9), later(1e9)),
    await store.news.oldMarks(madeItem('a', '1').id),
    await store.news.story(storyId('t')),
  ];
}

describe('backup and restore', () => {
  it('bring everything back into another folder, as a history of its own', async () => {
    const [from, to] = [await folders.make(), await folders.make()];
    const source = await folders.open(from);
    await fill(source);
    const file = path.join(from, 'backup.gz');
    expect(await writeBackup({ engine: 'sqlite', directory: from }, file, NOON)).toMatchObject({ rows: { feeds: 3, items: 4, marks: 3, item_versions: 2, stories: 1, story_merges: 1, evidence: 1, old_marks: 1, claim_states: 1, update_hours: 2 } });
    expect(await restoreBackup({ engine: 'sqlite', directory: to }, file, { replace: false })).toMatchObject({ rows: { update_hours: 2 } });

    const restored = await folders.open(to);
    expect(await contents(restored)).toEqual(await contents(source));
    const head = await restored.changes.head();
    expect(head).toMatchObject({ head: 0, oldest: 1 });
    expect(head.dataVersion).not.toBe((await source.changes.head()).dataVersion);
    // It takes up where it was: known items stay known, the removed feed stays removed.
    expect(await restored.polls.record(madePoll('a', { added: [kept(madeItem('a', '1')), kept(madeItem('a', '4'))] }))).toMatchObject({ added: 1, head: 1 });
    expect(await restored.feeds.seed([madeFeed('c')], NOON)).toBe(0);
  });

  it('takes one moment of a store that is being written to, with its counts and rollups in step', async () => {
    const [from, to] = [await folders.make(), await folders.make()];
    const source = await folders.open(from);
    await source.feeds.seed([madeFeed('a')], NOON);
    let isWriting = true;
    let acknowledged = 0;
    const writing = (async () => {
      for (let i = 0; isWriting; i += 1) {
        await source.polls.record(madePoll('a', { added: Array.from({ length: 20 }, (_, j) => kept(madeItem('a', `${i}-${j}`))) }));
        acknowledged += 20;
      }
    })();
    const files: string[] = [];
    for (let i = 0; i < 3; i += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      const before = acknowledged;
      const file = path.join(from, `${i}.gz`);
      const { rows } = await writeBackup({ engine: 'sqlite', directory: from }, file, NOON);
      expect(rows.items).toBeGreaterThanOrEqual(before);
      files.push(file);
    }
    const before = acknowledged;
    // The backups did not stop the writing.
    await until(() => acknowledged > before);
    isWriting = false;
    await writing;

    for (const file of files) {
      await restoreBackup({ engine: 'sqlite', directory: to }, file, { replace: true });
      const { rows } = await checkBackup(file);
      const restored = await folders.open(to);
      const counts = await restored.items.counts();
      expect(counts).toMatchObject({ seen: rows.items, kept: rows.items });
      expect(await restored.updates.count({ query: 'caracas' })).toBe(rows.items);
      const volume = await restored.updates.volume(later(-1e9), later(1e9), 'day');
      expect(volume.reduce((sum, { count }) => sum + count, 0)).toBe(rows.items);
      await restored.close();
    }
  }, 60_000);

  it('bring forward a backup that an older release made, which lacks what came later', async () => {
    const [from, to] = [await folders.make(), await folders.make()];
    await cp('tests/fixtures/store/v1.sqlite', path.join(from, 'entente.sqlite'));
    const file = path.join(from, 'backup.gz');
    const header = await writeBackup({ engine: 'sqlite', directory: from }, file, NOON);
    expect([header.schemaVersion, Object.keys(header.rows)]).toEqual([1, ['feeds', 'turns', 'items', 'item_versions', 'marks', 'item_counts', 'update_hours', 'polls']]);
    await restoreBackup({ engine: 'sqlite', directory: to }, file, { replace: false });
    const restored = await folders.open(to);
    const migrated = await folders.open(from);
    expect(await contents(restored)).toEqual(await contents(migrated));
    expect(await restored.analysis.unreadCount('any')).toBe(3);
  });

  it('refuse a store that is running, and one that is not empty, and touch neither', async () => {
    const [from, to] = [await folders.make(), await folders.make()];
    await fill(await folders.open(from));
    const file = path.join(from, 'backup.gz');
    await writeBackup({ engine: 'sqlite', directory: from }, file, NOON);
    const other = await folders.open(to);
    await other.feeds.seed([madeFeed('x')], NOON);
    const address = { engine: 'sqlite', directory: to } as const;
    await expect(restoreBackup(address, file, { replace: true })).rejects.toThrow(/in use by process \d+/);
    await other.close();
    await expect(restoreBackup(address, file, { replace: false })).rejects.toThrow(/not empty.*--replace/);
    const again = await folders.open(to);
    expect(await again.feeds.list()).toHaveLength(1);
    await again.close();
    await restoreBackup(address, file, { replace: true });
    expect(await (await folders.open(to)).feeds.list()).toHaveLength(2);
  });

  it('refuse a damaged file by name before anything is touched', async () => {
    const [from, to] = [await folders.make(), await folders.make()];
    await fill(await folders.open(from));
    const file = path.join(from, 'backup.gz');
    await writeBackup({ engine: 'sqlite', directory: from }, file, NOON);
    const whole = await readFile(file);
    const text = gunzipSync(whole).toString();
    const lines = text.trimEnd().split('\n');
    const cases: [string, Buffer, RegExp][] = [
      ['cut off', whole.subarray(0, whole.length - 20), /not a whole backup/],
      ['no closing line', gzipSync(lines.slice(0, -1).join('\n') + '\n'), /closing line is missing/],
      ['altered', gzipSync(text.replace('Feed a', 'Feed z')), /checksum/],
      ['a row short', gzipSync([...lines.slice(0, 3), ...lines.slice(4)].join('\n') + '\n'), /checksum/],
      ['another file', Buffer.from('hello'), /not a whole backup/],
      ['other JSON', gzipSync('{"a":1}\n'), /not a backup of Entente/],
      ['a foreign table', gzipSync(`${lines[0]}\n{"sqlite_master":{"a":1}}\n${lines.at(-1)}\n`), /line 2: not a row/],
      ['a column that is a statement', gzipSync(`${lines[0]}\n{"items":{"n) VALUES (1); --":1}}\n${lines.at(-1)}\n`), /line 2: not a row/],
      ['a later release', gzipSync(`${JSON.stringify({ ...JSON.parse(lines[0] ?? ''), schemaVersion: 99 })}\n`), /schema version 99/],
    ];
    for (const [name, bytes, message] of cases) {
      const bad = path.join(from, 'bad.gz');
      await writeFile(bad, bytes);
      await expect(restoreBackup({ engine: 'sqlite', directory: to }, bad, { replace: true })).rejects.toThrow(message);
      expect([name, await folders.open(to).then((store) => store.feeds.list().finally(() => store.close()))]).toEqual([name, []]);
    }
  });

  it('say that there is nothing to back up, and leave no half file', async () => {
    const folder = await folders.make();
    await expect(writeBackup({ engine: 'sqlite', directory: folder }, path.join(folder, 'b.gz'), NOON)).rejects.toThrow(/no store in/);
    await expect(readFile(path.join(folder, 'b.gz.partial'))).rejects.toThrow(/ENOENT/);
  });

  it('are two commands, which word their faults for people', async () => {
    const [from, to] = [await folders.make(), await folders.make()];
    await fill(await folders.open(from));
    const file = path.join(to, 'backup.gz');
    const command = (name: string, directory: string, ...args: string[]) =>
      run(process.execPath, ['--import', 'tsx', `server/cli/${name}.ts`, ...args], { env: { ...process.env, DATA_DIR: directory, DATABASE_URL: '' } });
    expect((await command('backup', from, file)).stdout).toMatch(/3 feeds, 4 items, 3 updates/);
    expect((await command('restore', to, file)).stdout).toMatch(/restored the backup of 2026-01-15T12:00|restored the backup of .*: 3 feeds, 4 items, 3 updates/);
    await expect(command('restore', to, file)).rejects.toMatchObject({ code: 1, stderr: expect.stringMatching(/^the store is not empty: it holds 7 /) });
    await expect(command('restore', from, file, '--replace')).rejects.toMatchObject({ stderr: expect.stringMatching(/^the data folder .* is in use by process/) });
    await expect(command('backup', from)).rejects.toMatchObject({ stderr: expect.stringMatching(/^usage: /) });
    await expect(command('restore', to, `${file}.missing`)).rejects.toMatchObject({ stderr: expect.stringMatching(/^ENOENT/) });
  }, 60_000);
});

describePostgres('backup and restore with PostgreSQL', () => {
  describe('backup and restore with PostgreSQL', () => {
    let database: Awaited<ReturnType<typeof throwAwayDatabase>>;
    beforeEach(async () => {
      database = await throwAwayDatabase();
    });
    afterEach(() => database.drop());

    it('carry a store from SQLite to PostgreSQL and back', async () => {
      const [from, back] = [await folders.make(), await folders.make()];
      const source = await folders.open(from);
      await fill(source);
      const file = path.join(from, 'one.gz');
      await writeBackup({ engine: 'sqlite', directory: from }, file, NOON);
      const address = { engine: 'postgres', url: database.url } as const;
      await restoreBackup(address, file, { replace: false });
      const node = await openStore({ ...address, poolSize: 2, log: silent });
      expect(await contents(node)).toEqual(await contents(source));

      const second = path.join(from, 'two.gz');
      await writeBackup(address, second, NOON);
      await expect(restoreBackup(address, file, { replace: true })).rejects.toThrow(/Stop them all first/);
      await node.close();
      await expect(restoreBackup(address, file, { replace: false })).rejects.toThrow(/not empty/);
      await restoreBackup({ engine: 'sqlite', directory: back }, second, { replace: false });
      expect(await contents(await folders.open(back))).toEqual(await contents(source));
    });
  });
});
