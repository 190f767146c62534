import type { DateTrust } from '@/lib/domain/item';
import { HOUR, instant, type Instant } from '@/lib/time/instant';

/** No feed is older: a date before it is a machine's zero, not a publisher's word. */
const FIRST_FEED_AT = Date.UTC(1995, 0, 1);

export interface PlacedDate {
  readonly publishedAt: Instant | null;
  readonly dateTrust: DateTrust;
  /** where the item stands in time */
  readonly orderedAt: Instant;
}

/**
 * Flags a date that cannot be right; never invents one. An undated item, or one more than an hour ahead of us, stands
 * where we first saw it.
 */
export function placeDate(publishedAt: Instant | null, firstSeenAt: Instant): PlacedDate {
  if (publishedAt === null || publishedAt < FIRST_FEED_AT) return { publishedAt: null, dateTrust: 'undated', orderedAt: firstSeenAt };
  if (publishedAt > firstSeenAt + HOUR) return { publishedAt, dateTrust: 'future', orderedAt: firstSeenAt };
  // Clocks differ by minutes: a date barely ahead is believed, but nothing stands after the moment we saw it.
  return { publishedAt, dateTrust: 'stated', orderedAt: instant(Math.min(publishedAt, firstSeenAt)) };
}
