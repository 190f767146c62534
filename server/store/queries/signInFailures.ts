import { sql } from 'kysely';
import { instant, type Instant } from '@/lib/time/instant';
import type { Db, Dialect } from '../dialect';
import { hashKey } from '../hashKey';
import type { FailureCount } from '../peopleStore';

/** See `FailureStore.counts`. */
export async function failureCounts(db: Db, dialect: Dialect, keys: readonly string[], since: Instant): Promise<FailureCount[]> {
  const rows = await db.selectFrom('sign_in_failures').selectAll().where(dialect.anyOf('key', keys.map(hashKey))).where('at', '>', since).execute();
  return keys.map((key) => {
    const row = rows.find((one) => one.key === hashKey(key));
    return row ? { failures: row.failures, at: instant(row.at) } : { failures: 0, at: since };
  });
}

/** See `FailureStore.add`. */
export async function addFailures(db: Db, dialect: Dialect, keys: readonly string[], at: Instant, since: Instant): Promise<void> {
  await dialect.write(db, async (trx) => {
    await trx.deleteFrom('sign_in_failures').where('at', '<=', since).execute();
    for (const key of new Set(keys.map(hashKey))) {
      await trx
        .insertInto('sign_in_failures')
        .values({ key, failures: 1, at })
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ failures: sql`sign_in_failures.failures + 1`, at }))
        .execute();
    }
  });
}

/** See `FailureStore.forget`. */
export async function forgetFailures(db: Db, dialect: Dialect, key: string): Promise<void> {
  await dialect.write(db, (trx) => trx.deleteFrom('sign_in_failures').where('key', '=', hashKey(key)).execute());
}
