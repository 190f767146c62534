import { MINUTE } from '@/lib/time/instant';

/** How far the picture wanders from its place, in pixels of a 1080-line screen. */
const REACH = 6;
/** Different lengths of time for across and down, so that the path covers the whole square before it comes back. */
const ACROSS_MS = 47 * MINUTE;
const DOWN_MS = 31 * MINUTE;

/** Where the whole picture stands at a moment, in whole pixels, as a hairline between two is grey: it wanders slowly, so that no edge stays on the same lamps for weeks. */
export function pixelShift(at: number): { x: number; y: number } {
  const swing = (period: number) => Math.round(REACH * Math.sin((2 * Math.PI * at) / period));
  return { x: swing(ACROSS_MS), y: swing(DOWN_MS) };
}
