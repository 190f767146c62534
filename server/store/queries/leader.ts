import type { Db, Dialect } from '../dialect';
import { StoreUnavailable } from '../store';

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

/** Errors: `StoreUnavailable('deposed')` when another one was elected since. */
export function refuseDeposed(epoch: number, current: number): void {
  if (epoch < current) {
    throw new StoreUnavailable('deposed', `the poller of epoch ${epoch} was replaced by the one of epoch ${current}`);
  }
}
