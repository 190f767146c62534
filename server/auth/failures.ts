/** Failed sign-ins, by account and by address. */
export interface Failures {
  /** Seconds to wait before the next attempt is looked at; 0: none. @param keys  the account as it was typed, and the address */
  waitSeconds(keys: { readonly account: string; readonly address: string }, now: number): number;
  failed(keys: { readonly account: string; readonly address: string }, now: number): void;
  /** The account signed in: its failures are forgotten. The address's are not: who guesses at many accounts may own one. */
  succeeded(account: string): void;
}

interface Count {
  failures: number;
  at: number;
}

const FORGET_MS = 60 * 60_000;
const MAX_KEYS = 20_000;
const LONGEST_SECONDS = 15 * 60;

/** People mistype; from here on each failure doubles the wait. An address may be a whole newsroom's. */
const FREE = { account: 4, address: 20 } as const;

/** Kept in memory: a restart forgives, and each node counts for itself. An account that does not exist is counted like any other. */
export function createFailures(): Failures {
  const counts = { account: new Map<string, Count>(), address: new Map<string, Count>() };

  function current(kind: keyof typeof counts, key: string, now: number): Count {
    const count = counts[kind].get(key);
    return count && now - count.at < FORGET_MS ? count : { failures: 0, at: now };
  }
  function wait(kind: keyof typeof counts, key: string, now: number): number {
    const { failures, at } = current(kind, key, now);
    if (failures <= FREE[kind]) return 0;
    const seconds = Math.min(LONGEST_SECONDS, 2 ** Math.min(30, failures - FREE[kind]));
    return Math.max(0, Math.ceil(seconds - (now - at) / 1_000));
  }

  return {
    waitSeconds: ({ account, address }, now) => Math.max(wait('account', account, now), wait('address', address, now)),
    failed({ account, address }, now) {
      for (const [kind, key] of [['account', account], ['address', address]] as const) {
        const { failures } = current(kind, key, now);
        counts[kind].delete(key);
        if (counts[kind].size >= MAX_KEYS) counts[kind].delete(counts[kind].keys().next().value as string);
        counts[kind].set(key, { failures: failures + 1, at: now });
      }
    },
    succeeded: (account) => void counts.account.delete(account),
  };
}
