import { volumeUntil } from '@/lib/series/volumeUntil';
import type { Instant } from '@/lib/time/instant';
import { requireServices } from '../services';

/** Where the news stands: now, or in a replay of other days its newest update. */
export async function newsNow(): Promise<Instant> {
  const { store, now, recorded } = requireServices();
  if (recorded !== 'replay') return now();
  return volumeUntil(recorded, (await store.updates.newest()).orderedAt, now());
}
