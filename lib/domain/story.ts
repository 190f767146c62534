import type { Instant } from '@/lib/time/instant';
import type { ItemId, StoryId } from './ids';
import type { PressGroup } from './pressGroup';
import type { Direction, Tag } from './tag';

/**
 * breaking  new and running well above what stories usually draw
 * growing   drawing more than it did, or more than stories usually do
 * steady    going on
 * fading    nothing much comes any more
 */
export const PACE_STATES = ['breaking', 'growing', 'steady', 'fading'] as const;
export type PaceState = (typeof PACE_STATES)[number];

/** Updates about one event, across outlets and languages: all that a line of the stream needs. */
export interface Story {
  readonly id: StoryId;
  /** the best headline of all, chosen by rule, and the best of each other language it was told in */
  readonly headline: Headline;
  readonly otherHeadlines: readonly Headline[];
  /** where its first and its newest update stand in time (`orderedAt`) */
  readonly firstAt: Instant;
  readonly lastAt: Instant;
  readonly updates: number;
  /** publisher families that brought a text of their own: one wire text in five outlets is one */
  readonly independentPublishers: number;
  /** publisher families that carried it at all */
  readonly carriers: number;
  /** who had it first; among updates of which the hour is known, where there are any */
  readonly firstReport: { readonly itemId: ItemId; readonly outlet: string; readonly pressGroup: PressGroup; readonly at: Instant };
  /** in the order of PRESS_GROUPS */
  readonly pressGroups: readonly PressGroup[];
  /** most used first */
  readonly languages: readonly string[];
  /** carried by at least a third of its updates, commonest first */
  readonly tags: readonly Tag[];
  /** what most of its independent publishers read it as; neutral where thaw and freeze are level */
  readonly direction: Direction;
  readonly pace: PaceState;
}

export interface Headline {
  readonly itemId: ItemId;
  readonly title: string;
  readonly language: string;
}
