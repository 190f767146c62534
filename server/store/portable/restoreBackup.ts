import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { migrationsFrom } from '../migrations/migrations';
import type { Db, Dialect } from '../dialect';
import { toIndexEntry } from '../queries/storeAdded';
import type { Tables } from '../schema';
import { StoreUnavailable } from '../store';
import { openExclusively, type StoreAddress } from './directStore';
import type { BackupHeader } from './format';
import { backupRows, checkBackup } from './readBackup';

/** Every table that any release has made, the last one first: what refers to others was made after them. */
const everyTable = (engine: Dialect['engine']): string[] => migrationsFrom(0, engine, '').flatMap((statement) => /^\s*CREATE (?:VIRTUAL )?TABLE (\w+)/.exec(statement)?.[1] ?? []).reverse();

/**
 * Puts a backup in place of what a store holds, whole or not at all. The restored store is a new history: pages that were open
 * on the old one start afresh.
 * @param replace  what the store holds may be given up; without it only an empty one is filled
 * Errors: `BadBackup` and `NewerStore` before anything is touched; `StoreUnavailable('locked')` while a node runs on it; `NotEmpty`.
 */
export async function restoreBackup(address: StoreAddress, file: string, { replace }: { replace: boolean }): Promise<BackupHeader> {
  const header = await checkBackup(file);
  const { db, dialect, close } = await openExclusively(address);
  try {
    await dialect.write(db, async (trx) => {
      const present = await presentStore(trx, dialect);
      if (present.rows > 0 && !replace) {
        throw new NotEmpty(present.rows);
      }
      for (const table of everyTable(dialect.engine)) {
        await run(trx, `DROP TABLE IF EXISTS ${table}`);
      }
      const dataVersion = randomUUID();
      await runAll(trx, migrationsFrom(0, dialect.engine, dataVersion, header.schemaVersion));
      for await (const { table, rows } of backupRows(file)) {
        await dialect.insertMany(trx, table, rows as unknown as Tables[typeof table][]);
      }
      await runAll(trx, migrationsFrom(header.schemaVersion, dialect.engine, dataVersion));
      await indexUpdates(trx, dialect);
      // Ahead of both histories: a poller elected in either is refused.
      const epoch = Math.max(header.epoch, present.epoch) + 1;
      await trx.updateTable('meta').set({ epoch, feeds_revision: header.feedsRevision + 1 }).execute();
    });
  } finally {
    await close();
  }
  return header;
}

/** The store holds something, and nobody said that it may go. */
export class NotEmpty extends StoreUnavailable {
  constructor(rows: number) {
    super('locked', `the store is not empty: it holds ${rows} feeds and items. Give --replace to have the backup take their place.`);
  }
}

async function presentStore(trx: Db, dialect: Dialect): Promise<{ rows: number; epoch: number }> {
  const tables = await (dialect.engine === 'sqlite'
    ? sql`SELECT 1 FROM sqlite_master WHERE name = 'meta'`.execute(trx)
    : sql`SELECT 1 WHERE to_regclass('meta') IS NOT NULL`.execute(trx));
  if (tables.rows.length === 0) {
    return { rows: 0, epoch: 0 };
  }
  return trx
    .selectFrom('meta')
    .select(['epoch', sql<number>`(SELECT COUNT(*) FROM feeds) + (SELECT COUNT(*) FROM items)`.as('rows')])
    .executeTakeFirstOrThrow();
}

const BATCH = 500;

async function indexUpdates(trx: Db, dialect: Dialect): Promise<void> {
  for (let last = 0; ; ) {
    const items = await trx
      .selectFrom('items')
      .select(['n', 'language', 'title', 'summary'])
      .where('standing', '=', 'kept')
      .where('n', '>', last)
      .orderBy('n')
      .limit(BATCH)
      .execute();
    await dialect.indexItems(trx, items.map(toIndexEntry));
    const newest = items.at(-1);
    if (!newest) {
      return;
    }
    last = newest.n;
  }
}

const run = (trx: Db, statement: string) => sql.raw(statement).execute(trx);

async function runAll(trx: Db, statements: readonly string[]): Promise<void> {
  for (const statement of statements) {
    await run(trx, statement);
  }
}
