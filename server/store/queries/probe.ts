import type { Db, Dialect } from '../dialect';

/** Errors: whatever makes reading impossible. */
export async function probeReading(db: Db): Promise<void> {
  await db.selectFrom('meta').select('one').executeTakeFirstOrThrow();
}

/** More than a poll of ordinary size writes: a disk with room for this has room for the next poll. */
const PROBE_LENGTH = 512 * 1024;

/** Writes and commits as much as a poll does, then takes it back. Errors: whatever makes writing impossible. */
export async function probeWriting(db: Db, dialect: Dialect): Promise<void> {
  await dialect.write(db, (trx) => trx.insertInto('probes').values({ filler: '0'.repeat(PROBE_LENGTH) }).execute());
  await dialect.write(db, (trx) => trx.deleteFrom('probes').execute());
}
