import type { FeedState } from '@/lib/domain/feed';
import { MINUTE, SECOND, type Instant } from './instant';

/** What the server knows of its own currency; carried by every heartbeat and by the snapshot. */
export interface Freshness {
  /** `firstSeenAt` of the update that came in last; null while there is none */
  readonly newestUpdateAt: Instant | null;
  /** when a poll of any feed last gave a readable feed, or said that it was unchanged */
  readonly lastGoodPollAt: Instant | null;
  /** the shortest present interval among the feeds that are polled, in seconds; null when none is */
  readonly pollEverySeconds: number | null;
  /** feeds by state */
  readonly feeds: Readonly<Record<FeedState, number>>;
  /** false: the store cannot write (disk full), so nothing new can arrive */
  readonly storeWritable: boolean;
}

/** What a panel says of itself. */
export type PanelFreshness = 'live' | 'late' | 'stale' | 'offline';

export interface PanelAge {
  /** false while there is no working line to the server */
  readonly connected: boolean;
  /** server time up to which what the panel shows is known to be complete; null: it shows nothing yet */
  readonly asOf: Instant | null;
  readonly lastGoodPollAt: Instant | null;
  readonly pollEverySeconds: number | null;
  readonly storeWritable: boolean;
  /** now by the *server's* clock: what it last said, plus the time since */
  readonly serverNow: Instant;
}

/** A heartbeat comes every 10 s: three missed ones are no accident. */
const SHOWN_LATE_AFTER = 30 * SECOND;
const SHOWN_STALE_AFTER = 2 * MINUTE;
const POLL_LATE_AT_LEAST = 3 * MINUTE;
const POLL_STALE_AT_LEAST = 15 * MINUTE;

/**
 * Judges a panel from the age of what it shows and of the last successful polls (LU5). A quiet news night is `live`:
 * nothing new is not the same as nothing known. Feeds that are polled once an hour are not late after ten minutes, so
 * the limits stretch with the shortest interval: late after two of them (at least 3 min), stale after four (at least 15 min).
 * @returns `offline` no line to the server; `stale` what is shown or polled is old enough to mislead; `late` behind, or
 *   the store cannot write; `live` otherwise
 * Errors: none. Both ages are measured on the server's clock; a negative age (clock set back) counts as zero.
 */
export function judgeFreshness(panel: PanelAge): PanelFreshness {
  if (!panel.connected || panel.asOf === null) return 'offline';
  if (panel.lastGoodPollAt === null || panel.pollEverySeconds === null) return 'stale';
  const shownAge = Math.max(0, panel.serverNow - panel.asOf);
  const pollAge = Math.max(0, panel.serverNow - panel.lastGoodPollAt);
  const interval = panel.pollEverySeconds * SECOND;
  if (shownAge > SHOWN_STALE_AFTER || pollAge > Math.max(POLL_STALE_AT_LEAST, 4 * interval)) return 'stale';
  if (shownAge > SHOWN_LATE_AFTER || pollAge > Math.max(POLL_LATE_AT_LEAST, 2 * interval)) return 'late';
  return panel.storeWritable ? 'live' : 'late';
}
