import type { ChronologyEvent } from '@/lib/domain/chronology';
import chronologyJson from './chronology.json';
import { parseChronology } from './parseChronology';

/**
 * The turning points Entente comes with, 2019 to 2026. Events known only through trackers and monitors were left out;
 * those known only through other reports are marked `second-hand`. See docs/decisions/021-chronology-selection.md.
 */
export function shippedChronology(): readonly ChronologyEvent[] {
  return parseChronology(chronologyJson);
}
