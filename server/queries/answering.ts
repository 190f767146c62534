import { err, type Result } from '@/lib/domain/result';
import type { Problem } from '@/lib/protocol/problem';

/**
 * Runs one read or write at the door and turns a store that cannot be reached into a value; other surprises are thrown on.
 * Told by name, not by class: Next bundles a copy of every class of its own.
 */
export async function answering<T>(work: () => Promise<Result<T, Problem>>): Promise<Result<T, Problem>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Error && error.name === 'StoreUnavailable') {
      return err({ code: 'store-unavailable', message: error.message });
    }
    throw error;
  }
}
