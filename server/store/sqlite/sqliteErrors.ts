import { StoreUnavailable } from '../store';

/** SQLite's own names for what stops it, by the first words of the code; extended codes add to them. */
const REASONS: readonly [RegExp, StoreUnavailable['reason'], string][] = [
  [/^SQLITE_FULL/, 'disk-full', 'the disk that holds the store is full'],
  [/^SQLITE_READONLY/, 'read-only', 'the store cannot be written: its folder or disk is read-only'],
  [/^SQLITE_(BUSY|LOCKED)/, 'locked', 'another process holds the store'],
  [/^SQLITE_(IOERR|CANTOPEN|CORRUPT|NOTADB)/, 'unreachable', 'the store cannot be read from its disk'],
];

/**
 * What a failed operation means for the store.
 * @returns `StoreUnavailable` for what the engine's surroundings cause, else the error as it is
 */
export function sqliteFailure(error: unknown): unknown {
  // Not by class: the engine's errors may be of another realm than ours.
  const { code = '', message = '' } = (error ?? {}) as { code?: string; message?: string };
  for (const [pattern, reason, wording] of REASONS) {
    if (pattern.test(code)) {
      return new StoreUnavailable(reason, `${wording} (${code}: ${message})`, { cause: error });
    }
  }
  return error;
}
