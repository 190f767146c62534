import { sequence } from '@/lib/domain/ids';
import type { Freshness } from '@/lib/time/freshness';
import type { Instant } from '@/lib/time/instant';
import type { Logger } from '../log';
import type { Feeder } from './feeder';
import type { LiveServer } from './liveServer';
import { withTimeLimit } from './timeLimit';

/** A store that takes longer than this to tell its freshness must not hold up the heartbeat. */
const READ_MS = 2_000;

export interface Heart {
  /** the freshness last read; waits for the first. Errors: rejects when the store could never be read. */
  freshness(): Promise<Freshness>;
  stop(): void;
}

/**
 * Tells every page, at a steady pace, that the line works, how far it has been sent, and how fresh it all is (LU5). When
 * the freshness cannot be read the last one is sent, marked as not writable, so that no page claims to be live.
 */
export function startHeartbeat(parts: {
  io: LiveServer;
  feeder: Feeder;
  readFreshness: () => Promise<Freshness>;
  now: () => Instant;
  log: Logger;
  everyMs: number;
}): Heart {
  const { io, feeder, readFreshness, now, log, everyMs } = parts;
  let known: Freshness | null = null;

  async function refresh(): Promise<Freshness> {
    try {
      known = await withTimeLimit(readFreshness(), READ_MS);
    } catch (error) {
      log.warn({ err: error }, 'the freshness of the store could not be read');
      if (!known) throw error;
      known = { ...known, storeWritable: false };
    }
    return known;
  }

  async function beat() {
    const freshness = await refresh().catch(() => null);
    const place = feeder.place();
    if (freshness && place) io.emit('heartbeat', { serverTime: now(), head: sequence(place.cursor), freshness });
  }

  const timer = setInterval(() => void beat(), everyMs);
  return {
    freshness: async () => known ?? (await refresh()),
    stop: () => clearInterval(timer),
  };
}
