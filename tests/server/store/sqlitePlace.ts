import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pino from 'pino';
import { openStore } from '@/server/store/open';
import type { Store } from '@/server/store/store';

export const silent = pino({ level: 'silent' });

export const openSqliteAt = (directory: string): Promise<Store> => openStore({ engine: 'sqlite', directory, readers: 1, log: silent });

/** A data folder for each test, removed afterwards; stores opened through it are closed. */
export function dataFolders(): { make(): Promise<string>; open(directory: string): Promise<Store> } {
  const folders: string[] = [];
  const stores: Store[] = [];
  afterEach(async () => {
    await Promise.all(stores.splice(0).map((store) => store.close()));
    await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
  });
  return {
    async make() {
      const folder = await mkdtemp(path.join(tmpdir(), 'entente-store-'));
      folders.push(folder);
      return folder;
    },
    async open(directory) {
      const store = await openSqliteAt(directory);
      stores.push(store);
      return store;
    },
  };
}
