import { HOUR, MINUTE, SECOND } from '@/lib/time/instant';

/** How long a channel is left alone after so many failures in a row. The whole of it is about two days. */
const PAUSES_MS = [15 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 3 * HOUR, 8 * HOUR, 12 * HOUR, 24 * HOUR];

/** Failures in a row after which a channel is turned off, and its owner told. */
export const MOST_FAILURES = PAUSES_MS.length + 1;

/**
 * @param failures  in a row, from 1
 * @returns milliseconds until the next try; null: no more
 */
export const pauseAfter = (failures: number): number | null => (failures >= MOST_FAILURES ? null : PAUSES_MS[Math.max(0, failures - 1)]!);
