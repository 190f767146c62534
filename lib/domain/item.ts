import type { Instant } from '@/lib/time/instant';
import type { FeedId, ItemId } from './ids';

/** What to think of the date the publisher gave. `future`: more than an hour ahead of when we saw it. */
export type DateTrust = 'stated' | 'undated' | 'future';

/** One entry in a feed, as published. Never altered: an edited headline adds a version. */
export interface Item {
  readonly id: ItemId;
  readonly feedId: FeedId;
  /** what makes it the same item at the next poll: guid, else cleaned link, else title and day */
  readonly identity: string;
  readonly guid: string | null;
  /** absolute, http(s), without tracking parameters */
  readonly link: string | null;
  readonly title: string;
  readonly summary: string;
  readonly author: string | null;
  /** the publisher named in the item itself (aggregators), else the feed's outlet */
  readonly outlet: string;
  /** ISO 639-1, from the item or else from its feed */
  readonly language: string;
  /** as published; null when there is none or it cannot be read */
  readonly publishedAt: Instant | null;
  readonly dateTrust: DateTrust;
  readonly firstSeenAt: Instant;
  /** where it stands in time: `publishedAt` when stated, else `firstSeenAt` */
  readonly orderedAt: Instant;
  /** hash of title, summary and link; another one means that the publisher edited it */
  readonly contentHash: string;
}

/** One wording of an item. Version 1 is the first one seen. */
export interface ItemVersion {
  readonly version: number;
  readonly seenAt: Instant;
  readonly title: string;
  readonly summary: string;
  readonly link: string | null;
}
