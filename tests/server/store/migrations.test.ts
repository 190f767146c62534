import { cp } from 'node:fs/promises';
import Database from 'libsql';
import path from 'node:path';
import { migrationsFrom, SCHEMA_VERSION } from '@/server/store/migrations/migrations';
import { shippedDeskBaseline } from '@/lib/baseline/shippedDeskBaseline';
import { feedId, personId } from '@/lib/domain/ids';
import { kept, madeItem, madeMarks, madePoll, NOON } from '../../contract/made';
import { madePerson } from '../../contract/madePeople';
import { dataFolders } from './sqlitePlace';

const folders = dataFolders();

describe('a data folder of an older release', () => {
  // Saved by the first release; see tests/fixtures/store/README.md.
  it.each([1])('saved with schema version %i is brought forward with all it holds', async (version) => {
    const directory = await folders.make();
    await cp(`tests/fixtures/store/v${version}.sqlite`, path.join(directory, 'entente.sqlite'));
    const store = await folders.open(directory);
    expect((await store.feeds.list()).map(({ id, health }) => [id, health.state])).toEqual([
      ['andean', 'ok'],
      ['harbor', 'failing'],
    ]);
    const { updates } = await store.updates.page({}, 10);
    expect(updates.map(({ title, version: edition, pressGroup }) => [title, edition, pressGroup])).toEqual([
      ['Embassy in Caracas reopens its gates', 2, 'wire'],
      ['Caracas y Washington retoman el diálogo', 1, 'venezuelan-independent'],
    ]);
    // Shown by the words that made them updates until they are read anew, and so for everything but duplicates.
    expect(updates[0]?.marks).toEqual({
      relevance: { relevant: true, confidence: 1, words: expect.arrayContaining(['Caracas']) },
      tags: [],
      direction: { value: 'neutral', confidence: 0, words: [] },
      actors: { from: null, to: null },
      kind: 'act',
      unsure: true,
      rulesVersion: expect.stringMatching(/./),
    });
    expect([updates[0]?.storyId, await store.analysis.unreadCount('any'), (await store.analysis.unread('any', 10)).map(({ standing }) => standing).sort()]).toEqual([null, 3, ['kept', 'kept', 'refused']]);
    expect(await store.updates.count({ query: 'dialogo' })).toBe(1);
    expect(await store.updates.count({ query: 'embassies' })).toBe(1);
    expect(await store.items.counts()).toEqual({ seen: 4, kept: 2, refused: 1, duplicates: 1 });
    expect(await store.items.versions(updates[0]?.id ?? madeItem('none', '0').id)).toHaveLength(2);
    expect(await store.feeds.turns(feedId('harbor'), 5)).toHaveLength(1);
    expect(await store.changes.head()).toMatchObject({ head: 8, oldest: 1 });
    const { changed } = await store.analysis.reread({ epoch: 1_000_000, items: updates.map(({ id }) => ({ id, marks: madeMarks({ rulesVersion: 'any' }), holdings: [] })), at: NOON });
    expect([changed, await store.analysis.unreadCount('any')]).toEqual([2, 1]);
    expect((await store.polls.record(madePoll('harbor', { added: [kept(madeItem('harbor', 'next'))] }))).kept).toBe(1);
  });

  /** Versions that the saved store is brought to by their own steps, before accounts and with them. */
  const between = Array.from({ length: SCHEMA_VERSION - 2 }, (_, i) => i + 2);
  it.each(between)('left at schema version %i is brought forward with what came in since', async (version) => {
    const directory = await folders.make();
    const file = path.join(directory, 'entente.sqlite');
    await cp('tests/fixtures/store/v1.sqlite', file);
    const { baseline, claims } = shippedDeskBaseline('en');
    const database = new Database(file);
    for (const statement of migrationsFrom(1, 'sqlite', 'unused', version)) database.exec(statement);
    if (version >= 3) database.prepare('INSERT INTO baselines VALUES (1, ?, ?, ?, ?, ?, NULL)').run([NOON, 'Eva', 'article.txt', JSON.stringify(baseline), JSON.stringify(claims)]);
    if (version >= 4) database.prepare("INSERT INTO people VALUES ('eva', 'Eva', 'eva@example.org', 'editor', 'hashed-eva', NULL, '[]', ?, NULL)").run([NOON]);
    database.close();

    const store = await folders.open(directory);
    expect((await store.updates.page({}, 10)).updates.map(({ title }) => title)).toEqual(['Embassy in Caracas reopens its gates', 'Caracas y Washington retoman el diálogo']);
    expect((await store.feeds.list()).map(({ id }) => id)).toEqual(['andean', 'harbor']);
    expect(await store.changes.head()).toMatchObject({ head: 8, oldest: 1 });
    expect(await store.baselines.list()).toEqual(version >= 3 ? [{ n: 1, importedAt: NOON, importedBy: 'Eva', source: 'article.txt', baseline, claims, withdrawnAt: null }] : []);
    expect(await store.people.secretsOf({ id: personId('eva') })).toEqual(
      version >= 4 ? { person: { id: 'eva', name: 'Eva', email: 'eva@example.org', role: 'editor', createdAt: NOON, disabledAt: null }, passwordHash: 'hashed-eva', secondFactor: null, recoveryCodesLeft: 0 } : undefined,
    );
    // Nobody managed a desk of before accounts: its first admin joins as on any other, and what they decide is written down.
    expect(await store.people.hasAdmin()).toBe(false);
    const ana = await madePerson(store, 'ana', 'admin');
    expect(await store.baselines.withdraw(1, NOON, { kind: 'person', person: ana, sessionId: 's' as never })).toBe(version >= 3);
    expect((await store.audit.page({ limit: 5 })).map(({ action }) => action)).toEqual([...(version >= 3 ? ['baseline-withdrawn'] : []), 'person-added']);
    expect((await store.polls.record(madePoll('harbor', { added: [kept(madeItem('harbor', 'next'))] }))).kept).toBe(1);
  });

  it('of a newer release is refused by name and left as it is', async () => {
    const directory = await folders.make();
    await (await folders.open(directory)).close();
    const file = path.join(directory, 'entente.sqlite');
    const database = new Database(file);
    database.exec('UPDATE meta SET schema_version = 99');
    database.close();
    await expect(folders.open(directory)).rejects.toMatchObject({
      name: 'NewerStore',
      message: `this store has schema version 99, and this release of Entente reads versions up to ${SCHEMA_VERSION}. Start the newer release again, or restore a backup made by this one.`,
    });
    // The refusal holds nothing: the folder can be opened once it fits again.
    const again = new Database(file);
    again.exec(`UPDATE meta SET schema_version = ${SCHEMA_VERSION}`);
    again.close();
    await folders.open(directory);
  });
});
