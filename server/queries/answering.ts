import { err, type Result } from '@/lib/domain/result';
import type { Problem } from '@/lib/protocol/problem';
import { requireServices } from '../services';

/**
 * Runs one read or write at the door. A store that cannot be reached becomes a value, and so does any other surprise
 * once it has been logged: a reader gets an answer in the one form all answers have.
 * The store's error is told by its name, not by its class: Next bundles a copy of every class of its own.
 */
export async function answering<T>(work: () => Promise<Result<T, Problem>>): Promise<Result<T, Problem>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Error && error.name === 'StoreUnavailable') {
      return err({ code: 'store-unavailable', message: error.message });
    }
    requireServices().log.error({ err: error }, 'a request could not be answered');
    return err({ code: 'internal', message: 'the server failed; it has been logged' });
  }
}
