import Database from 'libsql';
import { randomUUID } from 'node:crypto';
import { migrationsFrom } from '../migrations/migrations';

/** In the data folder. */
export const DATABASE_FILE = 'entente.sqlite';

/** How long a statement waits for a lock of another process (a backup, a checkpoint) before it gives up. */
const BUSY_TIMEOUT_MS = 10_000;

/** 16 MB: folding the log into the file less often halves the system time of a burst of polls. */
const CHECKPOINT_PAGES = 4_000;

/** Opens the store's file the one way it is opened: WAL, every commit on disk before it is acknowledged. */
export function openDatabase(file: string, role: 'writer' | 'reader'): Database.Database {
  const database = new Database(file, { timeout: BUSY_TIMEOUT_MS });
  database.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  if (role === 'writer') {
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    database.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
  } else {
    database.pragma('query_only = ON');
  }
  database.pragma('cache_size = -16000');
  database.pragma('temp_store = MEMORY');
  return database;
}

/**
 * Brings the tables to this release's schema, whole or not at all.
 * Errors: `NewerStore` when a later release wrote them.
 */
export function migrate(database: Database.Database): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    const hasMeta = database.prepare("SELECT 1 AS found FROM sqlite_master WHERE name = 'meta'").all([]).length > 0;
    const [meta] = hasMeta ? (database.prepare('SELECT schema_version FROM meta').all([]) as { schema_version: number }[]) : [];
    for (const statement of migrationsFrom(meta?.schema_version ?? 0, 'sqlite', randomUUID())) {
      database.exec(statement);
    }
    database.exec('COMMIT');
  } catch (error) {
    if (database.inTransaction) {
      database.exec('ROLLBACK');
    }
    throw error;
  }
}
