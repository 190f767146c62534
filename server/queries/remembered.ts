import { requireServices } from '../services';

/** Answers kept; the largest, a year of volume by the hour, takes about half a megabyte. */
const KEPT = 48;

const answers = new Map<string, Promise<unknown>>();

/**
 * Works an answer out once for as long as nothing changes: every desk on a wall asks for the same charts.
 * An answer may know more than the head it is kept under, never less. What retention takes away is gone with the next change.
 * @param asked  all that the answer follows from beside the store, as JSON
 */
export async function remembered<T>(asked: unknown, work: () => Promise<T>): Promise<T> {
  const { dataVersion, head } = await requireServices().store.changes.head();
  const key = JSON.stringify([dataVersion, head, asked]);
  const known = answers.get(key) as Promise<T> | undefined;
  answers.delete(key);
  const answer = known ?? work();
  answers.set(key, answer);
  for (const oldest of answers.keys()) {
    if (answers.size <= KEPT) break;
    answers.delete(oldest);
  }
  try {
    return await answer;
  } catch (error) {
    answers.delete(key);
    throw error;
  }
}
