import { Kysely, PostgresDialect } from 'kysely';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import type { Db, Dialect } from '../dialect';
import { connectionSettings, storablePool } from '../postgres/connection';
import { postgresDialect } from '../postgres/postgresDialect';
import type { Tables } from '../schema';
import { libsqlDialect, StatementCache } from '../sqlite/libsqlDialect';
import { DATABASE_FILE, openDatabase } from '../sqlite/openDatabase';
import { takeOwnerLock } from '../sqlite/ownerLock';
import { sqliteDialect } from '../sqlite/sqliteDialect';
import { StoreUnavailable } from '../store';

/** Where a store lies. */
export type StoreAddress = { readonly engine: 'sqlite'; readonly directory: string } | { readonly engine: 'postgres'; readonly url: string };

/** All rows of a table, some at a time. */
export type ReadTable = (table: string) => AsyncIterable<Record<string, string | number | null>[]>;

const ROWS_AT_A_TIME = 500;

/**
 * Reads a store at one moment, beside whoever is writing to it.
 * Errors: `StoreUnavailable` when there is no store or no way to it.
 */
export async function readSnapshot<T>(address: StoreAddress, work: (read: ReadTable) => Promise<T>): Promise<T> {
  return address.engine === 'sqlite' ? sqliteSnapshot(address.directory, work) : postgresSnapshot(address.url, work);
}

async function sqliteSnapshot<T>(directory: string, work: (read: ReadTable) => Promise<T>): Promise<T> {
  const file = path.join(directory, DATABASE_FILE);
  if (!existsSync(file)) {
    throw new StoreUnavailable('unreachable', `there is no store in ${path.resolve(directory)}`);
  }
  // Not the owner and not asking to be: the log lets it read while the owner writes.
  const database = openDatabase(file, 'reader');
  try {
    database.exec('BEGIN');
    return await work(async function* (table) {
      let batch: Record<string, string | number | null>[] = [];
      for (const row of database.prepare(`SELECT * FROM ${table}`).iterate([])) {
        batch.push(row as Record<string, string | number | null>);
        if (batch.length === ROWS_AT_A_TIME) {
          yield batch;
          batch = [];
        }
      }
      yield batch;
    });
  } finally {
    database.close();
  }
}

async function postgresSnapshot<T>(url: string, work: (read: ReadTable) => Promise<T>): Promise<T> {
  const client = new pg.Client(commandSettings(url));
  // What breaks also rejects the query under way.
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    return await work(async function* (table) {
      await client.query(`DECLARE portable_rows CURSOR FOR SELECT * FROM ${table}`);
      for (;;) {
        const { rows } = await client.query<Record<string, string | number | null>>(`FETCH ${ROWS_AT_A_TIME} FROM portable_rows`);
        if (rows.length === 0) {
          break;
        }
        yield rows;
      }
      await client.query('CLOSE portable_rows');
    });
  } finally {
    await client.end();
  }
}

/** A store opened for one command alone, without workers. */
export interface ExclusiveStore {
  readonly db: Db;
  readonly dialect: Dialect;
  close(): Promise<void>;
}

/**
 * Opens a store that nobody else uses.
 * Errors: `StoreUnavailable('locked')` when a node runs on it.
 */
export async function openExclusively(address: StoreAddress): Promise<ExclusiveStore> {
  return address.engine === 'sqlite' ? openSqliteExclusively(address.directory) : openPostgresExclusively(address.url);
}

async function openSqliteExclusively(directory: string): Promise<ExclusiveStore> {
  mkdirSync(directory, { recursive: true });
  const lock = takeOwnerLock(directory);
  const database = openDatabase(path.join(directory, DATABASE_FILE), 'writer');
  // Tables are dropped and made again within one transaction; each drop would check every row that points at it.
  database.pragma('foreign_keys = OFF');
  const statements = new StatementCache(database);
  return {
    db: new Kysely<Tables>({ dialect: libsqlDialect(database, statements) }),
    dialect: sqliteDialect(statements),
    async close() {
      database.close();
      lock.release();
    },
  };
}

async function openPostgresExclusively(url: string): Promise<ExclusiveStore> {
  const pool = new pg.Pool({ ...commandSettings(url), max: 1 });
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const { rows } = await pool.query<{ nodes: number }>(
    "SELECT COUNT(*) AS nodes FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'entente'",
  );
  if (rows[0]?.nodes !== 0) {
    await pool.end();
    throw new StoreUnavailable('locked', 'nodes of Entente are connected to this database. Stop them all first, then run this again.');
  }
  return {
    db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool: storablePool(pool) }) }),
    dialect: postgresDialect,
    close: () => pool.end(),
  };
}

/** A command may take longer than a page's query, and is not one of the nodes. */
const commandSettings = (url: string): pg.ClientConfig => ({
  ...connectionSettings(url),
  statement_timeout: 0,
  query_timeout: 0,
  idle_in_transaction_session_timeout: 0,
  application_name: 'entente-command',
});
