import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { migrationsFrom } from '../migrations/migrations';
import { LOCK_SPACE, LOCKS } from './postgresDialect';

/**
 * Brings the tables to this release's schema, whole or not at all. Nodes that start together wait for each other.
 * Errors: `NewerStore` when a later release wrote them.
 */
export async function migratePostgres(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1, $2)', [LOCK_SPACE, LOCKS.migrate]);
    const { rows: tables } = await client.query<{ found: boolean }>("SELECT to_regclass('meta') IS NOT NULL AS found");
    const { rows } = tables[0]?.found ? await client.query<{ schema_version: number }>('SELECT schema_version FROM meta') : { rows: [] };
    for (const statement of migrationsFrom(rows[0]?.schema_version ?? 0, 'postgres', randomUUID())) {
      await client.query(statement);
    }
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}
