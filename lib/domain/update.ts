import type { Instant } from '@/lib/time/instant';
import type { FeedId, ItemId, StoryId } from './ids';
import type { DateTrust } from './item';
import type { JudgedUpdate } from './judgement';
import type { Marks } from './marks';
import type { PressGroup } from './pressGroup';

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
  /** the marks that count: the rules' own, with what people have decided in their place */
  readonly marks: Marks;
  /** what people have decided, each with what the rules say; left out where nobody has */
  readonly judged?: JudgedUpdate;
  /** the story it belongs to; null in the moments before it has been grouped */
  readonly storyId: StoryId | null;
}
