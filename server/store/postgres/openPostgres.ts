import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Logger } from 'pino';
import { assembleStore } from '../assemble';
import { storeOperations, type OperationName } from '../operations';
import type { Tables } from '../schema';
import type { Store } from '../store';
import { campaign } from './campaign';
import { listenForChanges } from './changeListener';
import { connectionSettings, NOTICE_LOSS_QUICKLY, storablePool } from './connection';
import { migratePostgres } from './migratePostgres';
import { postgresDialect } from './postgresDialect';
import { postgresFailure } from './postgresErrors';

export interface PostgresOptions {
  readonly engine: 'postgres';
  readonly url: string;
  readonly poolSize: number;
  readonly log: Logger;
}

/**
 * Opens the store on a PostgreSQL server, which any number of nodes may share. A server that restarts later is found again by itself.
 * Errors: `StoreUnavailable('unreachable')`; `NewerStore`.
 */
export async function openPostgres({ url, poolSize, log }: PostgresOptions): Promise<Store> {
  const pool = new pg.Pool({ ...connectionSettings(url), max: poolSize });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', (error) => log.warn({ reason: error.message }, 'lost a connection to PostgreSQL'));
  pool.on('connect', (client) => {
    // The pool listens to idle connections only. One that breaks while it is in use rejects its query, which is enough.
    client.on('error', () => {});
    // A node whose machine vanishes in mid-transaction holds the writer's place until the server notices.
    client.query(NOTICE_LOSS_QUICKLY).catch(() => {});
  });
  try {
    await migratePostgres(pool);
  } catch (error) {
    await pool.end();
    throw postgresFailure(error);
  }

  const operations = storeOperations(new Kysely<Tables>({ dialect: new PostgresDialect({ pool: storablePool(pool) }) }), postgresDialect);
  const campaigns = new Set<{ stop(): Promise<void> }>();
  const { store, wake } = assembleStore({
    engine: 'postgres',
    async run(name: OperationName, args) {
      try {
        return await (operations[name] as (...args: readonly unknown[]) => Promise<unknown>)(...args);
      } catch (error) {
        throw postgresFailure(error);
      }
    },
    leadership: (call) => ({
      async campaign(hooks) {
        const standing = campaign(url, log, () => call('raiseEpoch'), hooks);
        campaigns.add(standing);
        return standing;
      },
    }),
    async sizeBytes() {
      try {
        const { rows } = await pool.query<{ bytes: number }>('SELECT pg_database_size(current_database()) AS bytes');
        return rows[0]?.bytes ?? null;
      } catch {
        return null;
      }
    },
    async close() {
      await Promise.all([...campaigns].map((standing) => standing.stop()));
      await listener.close();
      await pool.end();
    },
  });
  const listener = listenForChanges(url, log, wake);
  return store;
}
