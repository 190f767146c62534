import type { PollTrace } from '@/lib/domain/poll';
import type { FeedTurn, FeedWithHealth } from '@/lib/domain/feed';
import type { ItemId } from '@/lib/domain/ids';
import type { ItemVersion } from '@/lib/domain/item';
import type { Story } from '@/lib/domain/story';
import type { Update } from '@/lib/domain/update';
import type { UpdateProvenance } from './news';
import { instant, type Instant } from '@/lib/time/instant';

// What the HTTP routes answer beside the snapshot. Errors have the one body of `problem.ts`.

export const UPDATES_PATH = '/api/updates';
export const FEEDS_PATH = '/api/feeds';
export const OPML_PATH = '/api/feeds/opml';
export const FEED_TEST_PATH = '/api/feeds/test';
export const PREFERENCES_PATH = '/api/preferences';

/** `GET /api/updates`: newest first. */
export interface UpdatesPage {
  readonly updates: readonly Update[];
  /** the stories of these updates */
  readonly stories: readonly Story[];
  /** how many updates the selection holds in all */
  readonly total: number;
  /** the value of `before` for the next page; null at the end */
  readonly next: string | null;
}

/** `GET /api/updates/[id]` */
export interface UpdateWithVersions {
  readonly update: Update;
  /** the first wording first */
  readonly versions: readonly ItemVersion[];
  readonly provenance: UpdateProvenance;
}

/** `GET /api/feeds` */
export interface FeedsAnswer {
  readonly feeds: readonly FeedWithHealth[];
}

/** `GET /api/feeds/[id]`; the lists newest first */
export interface FeedDetail {
  readonly feed: FeedWithHealth;
  readonly turns: readonly FeedTurn[];
  readonly polls: readonly PollTrace[];
  readonly updates: readonly Update[];
}

/** `POST`, `PATCH` under `/api/feeds` */
export interface FeedAnswer {
  readonly feed: FeedWithHealth;
}

/** `POST /api/feeds/test`: what a feed would bring. */
export interface FeedTestAnswer {
  /** the address to add: where permanent redirects lead */
  readonly url: string;
  readonly title: string;
  readonly homepage: string | null;
  /** ISO 639-1, as the feed states it; null when it does not */
  readonly language: string | null;
  readonly format: string;
  /** items in it, and how many of them bear on the story */
  readonly itemCount: number;
  readonly relevantCount: number;
  /** what was mended in reading it, in plain English */
  readonly repairs: readonly string[];
  /** newest first, a handful */
  readonly headlines: readonly { readonly title: string; readonly publishedAt: Instant | null; readonly isRelevant: boolean }[];
}

/** `POST /api/feeds/opml`, looking first (`mode=preview`) or taking in (`mode=accept`). */
export interface OpmlAnswer {
  /** will be added, or were */
  readonly added: readonly { readonly name: string; readonly url: string }[];
  readonly known: readonly { readonly name: string; readonly url: string }[];
  /** in plain English, each naming the feed or line */
  readonly problems: readonly string[];
}

/** A place in the list of updates as it stands in an address. */
export function writeCursor(place: { readonly orderedAt: Instant; readonly id: ItemId }): string {
  return `${place.orderedAt}.${place.id}`;
}

/** @returns undefined when the text is not a cursor */
export function readCursor(text: string): { orderedAt: Instant; id: ItemId } | undefined {
  const match = /^(-?\d{1,16})\.([\w-]{1,80})$/.exec(text);
  if (!match || Math.abs(Number(match[1])) > 8.64e15) return undefined;
  return { orderedAt: instant(Number(match[1])), id: match[2] as ItemId };
}
