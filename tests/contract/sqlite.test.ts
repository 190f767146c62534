import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pino from 'pino';
import { openStore } from '@/server/store/open';
import { DATABASE_FILE, openDatabase } from '@/server/store/sqlite/openDatabase';
import type { TableRow } from './place';
import { describeStore } from './store.contract';

const log = pino({ level: 'silent' });

describeStore('SQLite', async () => {
  const directory = await mkdtemp(path.join(tmpdir(), 'entente-store-'));
  return {
    open: () => openStore({ engine: 'sqlite', directory, readers: 1, log }),
    async rows(statement) {
      const database = openDatabase(path.join(directory, DATABASE_FILE), 'reader');
      try {
        return database.prepare(statement).all([]) as TableRow[];
      } finally {
        database.close();
      }
    },
    remove: () => rm(directory, { recursive: true, force: true }),
  };
});
