import type { Instant } from '@/lib/time/instant';

/**
 * The moment in whose hour the counts end: now, or while a recording of other days is replayed its newest update, since
 * the present hours would stay empty. (The demo is made up to now.)
 * @param newestAt  newest `orderedAt` of all updates; null while there is none
 */
export function volumeUntil(recorded: 'demo' | 'replay' | null, newestAt: Instant | null, now: Instant): Instant {
  return recorded === 'replay' && newestAt !== null ? newestAt : now;
}
