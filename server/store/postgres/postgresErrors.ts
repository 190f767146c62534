import { StoreUnavailable } from '../store';

/** The server's own codes (PostgreSQL, Appendix A), by their first characters. */
const SERVER_CODES: readonly [RegExp, StoreUnavailable['reason'], string][] = [
  [/^53100/, 'disk-full', 'the disk of the PostgreSQL server is full'],
  [/^25006/, 'read-only', 'the PostgreSQL server takes no writes: it is a standby'],
  [/^(55P03)/, 'locked', 'the PostgreSQL server is busy with a lock'],
  [/^(08|57P0|53|28|3D000|57014|25P03)/, 'unreachable', 'the PostgreSQL server does not serve us'],
];
const NETWORK_CODES = /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_|EHOSTUNREACH|ENETUNREACH|EADDR|ENOENT|EACCES)/;
/** What `pg` says when a connection is gone; it gives these no code. */
const DRIVER_WORDS = /connection terminated|connection timeout|timeout exceeded when trying to connect|query read timeout|not queryable|client was closed/i;

/**
 * What a failed operation means for the store.
 * @returns `StoreUnavailable` for what the server or the way to it causes, else the error as it is
 */
export function postgresFailure(error: unknown): unknown {
  if (error instanceof StoreUnavailable) {
    return error;
  }
  // Not by class: a system error's may be of another realm than ours.
  const { code = '', message = '' } = (error ?? {}) as { code?: string; message?: string };
  for (const [pattern, reason, wording] of SERVER_CODES) {
    if (/^[0-9A-Z]{5}$/.test(code) && pattern.test(code)) {
      return new StoreUnavailable(reason, `${wording} (${code}: ${message})`, { cause: error });
    }
  }
  if (NETWORK_CODES.test(code) || DRIVER_WORDS.test(message)) {
    return new StoreUnavailable('unreachable', `the PostgreSQL server cannot be reached (${message || code})`, { cause: error });
  }
  return error;
}
