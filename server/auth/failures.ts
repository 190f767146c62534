import { HOUR, SECOND, shift, type Instant } from '@/lib/time/instant';
import type { FailureCount, FailureStore } from '../store/peopleStore';

/** Who tries: the account as it was typed, and the address. */
export interface Attempt {
  readonly account: string;
  /** null: somebody who is signed in, and known by it */
  readonly address: string | null;
}

/** Failed sign-ins, by account and by address. */
export interface Failures {
  /** Seconds to wait before the next attempt is looked at; 0: none. */
  waitSeconds(attempt: Attempt, now: Instant): Promise<number>;
  failed(attempt: Attempt, now: Instant): Promise<void>;
  /** The account signed in: its failures are forgotten. The address's are not: who guesses at many accounts may own one. */
  succeeded(account: string): Promise<void>;
}

const FORGET_MS = HOUR;
const LONGEST_SECONDS = 15 * 60;

/** People mistype; from here on each failure doubles the wait. An address may be a whole newsroom's. */
const FREE = { account: 4, address: 20 } as const;

/** Kept in the store, so that several nodes give no more tries than one, and a restart none. An account that does not exist is counted like any other. */
export function createFailures(store: FailureStore): Failures {
  return {
    async waitSeconds(attempt, now) {
      const [account, address] = await store.counts(keysOf(attempt), shift(now, -FORGET_MS));
      return Math.max(wait(account, FREE.account, now), wait(address, FREE.address, now));
    },
    failed: (attempt, now) => store.add(keysOf(attempt), now, shift(now, -FORGET_MS)),
    succeeded: (account) => store.forget(accountKey(account)),
  };
}

const accountKey = (account: string): string => `account ${account}`;
const keysOf = ({ account, address }: Attempt): string[] => [accountKey(account), ...(address === null ? [] : [`address ${address}`])];

function wait(count: FailureCount | undefined, free: number, now: Instant): number {
  if (!count || count.failures <= free) return 0;
  const { failures, at } = count;
  const seconds = Math.min(LONGEST_SECONDS, 2 ** Math.min(30, failures - free));
  return Math.max(0, Math.ceil(seconds - (now - at) / SECOND));
}
