import type { Instant } from '@/lib/time/instant';
import type { FeedId, ItemId } from './ids';
import type { DateTrust } from './item';
import type { PressGroup } from './pressGroup';

/** What the reading of the news lays beside an item. The item itself stays as published. */
export interface Marks {
  readonly relevance: Relevance;
  /** version of the rules that gave these marks */
  readonly rulesVersion: string;
}

/** Whether an item bears on the story, and the words that decided it (as they stand in the text). */
export interface Relevance {
  readonly relevant: boolean;
  readonly words: readonly string[];
}

/** An item that bears on the story: all that a card needs. */
export interface Update {
  readonly id: ItemId;
  readonly feedId: FeedId;
  readonly feedName: string;
  readonly outlet: string;
  readonly pressGroup: PressGroup;
  readonly country: string;
  readonly language: string;
  /** the newest wording */
  readonly title: string;
  readonly summary: string;
  readonly link: string | null;
  readonly author: string | null;
  readonly publishedAt: Instant | null;
  readonly dateTrust: DateTrust;
  readonly firstSeenAt: Instant;
  readonly orderedAt: Instant;
  /** 1 until the publisher edits it */
  readonly version: number;
  readonly editedAt: Instant | null;
  readonly marks: Marks;
}
