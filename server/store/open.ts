import { openSqlite, type SqliteOptions } from './sqlite/openSqlite';
import type { Store } from './store';

export type StoreOptions = SqliteOptions;

export async function openStore(options: StoreOptions): Promise<Store> {
  return openSqlite(options);
}
