import pino from 'pino';
import { openStore } from '@/server/store/open';
import { describePostgres, throwAwayDatabase } from './postgresServer';
import { describeStore } from './store.contract';

const log = pino({ level: 'silent' });

describePostgres('PostgreSQL', () => {
  describeStore('PostgreSQL', async () => {
    const database = await throwAwayDatabase();
    return {
      open: () => openStore({ engine: 'postgres', url: database.url, poolSize: 4, log }),
      rows: (statement) => database.rows(statement),
      remove: () => database.drop(),
    };
  });
});
