import pg from 'pg';
import type { PostgresPool } from 'kysely';

/** Whole numbers come as numbers: ours stay below 2^53. */
const NUMBER_TYPES = [pg.types.builtins.INT8, pg.types.builtins.NUMERIC];
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (NUMBER_TYPES as number[]).includes(oid) ? Number : pg.types.getTypeParser(oid, format as 'text')) as pg.CustomTypesConfig['getTypeParser'],
};

const CONNECT_TIMEOUT_MS = 5_000;
/** Longer than any of our statements takes; a lost server is noticed by it at the latest. */
const STATEMENT_TIMEOUT_MS = 30_000;
/** Between two statements of one transaction we do nothing that takes time. */
const IDLE_IN_TRANSACTION_MS = 10_000;
const KEEP_ALIVE_DELAY_MS = 5_000;

/** How every connection is made. */
export function connectionSettings(url: string): pg.ClientConfig {
  return {
    connectionString: url,
    types,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_DELAY_MS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    // Above the server's own limit, which gives the better error; this one serves when the server is out of reach.
    query_timeout: STATEMENT_TIMEOUT_MS + CONNECT_TIMEOUT_MS,
    // A node that stalls in mid-transaction must not keep the writer's place.
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    application_name: 'entente',
  };
}

/** Has the server notice within about three seconds that this session's machine is gone. */
export const NOTICE_LOSS_QUICKLY =
  'SET tcp_keepalives_idle = 1; SET tcp_keepalives_interval = 1; SET tcp_keepalives_count = 2; SET tcp_user_timeout = 3000';

/** PostgreSQL's text cannot hold the NUL character, and no reader misses it. */
export const withoutNul = (text: string): string => text.replaceAll('\0', '');

/** The pool as Kysely uses it, with every text parameter made storable. */
export function storablePool(pool: pg.Pool): PostgresPool {
  return {
    async connect() {
      const client = await pool.connect();
      return {
        query: (text: unknown, parameters?: readonly unknown[]) =>
          client.query(text as string, parameters?.map((value) => (typeof value === 'string' ? withoutNul(value) : value))) as never,
        release: () => client.release(),
      };
    },
    end: () => pool.end(),
  };
}
