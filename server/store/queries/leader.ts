import type { Db, Dialect } from '../dialect';

/**
 * Raises the fencing epoch: what the poller before may still be writing is refused from here on.
 * @returns the new poller's epoch
 */
export async function raiseEpoch(db: Db, dialect: Dialect): Promise<number> {
  return dialect.write(db, async (trx) => {
    await trx.updateTable('meta').set((eb) => ({ epoch: eb('epoch', '+', 1) })).execute();
    return (await trx.selectFrom('meta').select('epoch').executeTakeFirstOrThrow()).epoch;
  });
}
