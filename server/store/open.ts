import { openPostgres, type PostgresOptions } from './postgres/openPostgres';
import { openSqlite, type SqliteOptions } from './sqlite/openSqlite';
import type { Store } from './store';

export type StoreOptions = SqliteOptions | PostgresOptions;

/**
 * Opens the store, with its tables brought to this release's schema.
 * Errors: `StoreUnavailable` (the folder belongs to another process; the server is out of reach); `NewerStore` when a later release
 * wrote it.
 */
export function openStore(options: StoreOptions): Promise<Store> {
  return options.engine === 'sqlite' ? openSqlite(options) : openPostgres(options);
}
