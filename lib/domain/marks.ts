import type { Direction, Tag } from './tag';

/** Whose step it is: Washington, Caracas, or anybody else. */
export const SIDES = ['us', 've', 'third'] as const;
export type Side = (typeof SIDES)[number];

/** Who acts, and towards whom, as the headline puts it; null where it does not say. */
export interface Actors {
  readonly from: Side | null;
  readonly to: Side | null;
}

/** Something done, or only words: said, asked, threatened, planned. */
export const STEP_KINDS = ['act', 'statement'] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/** What the reading of the news lays beside an item, each verdict with its reason. The item itself stays as published. */
export interface Marks {
  readonly relevance: Relevance;
  /** surest first */
  readonly tags: readonly TagMark[];
  readonly direction: DirectionMark;
  readonly actors: Actors;
  readonly kind: StepKind;
  /** relevance or direction could well be the other way: shown as such */
  readonly unsure: boolean;
  /** version of the rules that gave these marks */
  readonly rulesVersion: string;
}

/** Whether an item bears on the story, and the words that decided it (as they stand in the text). */
export interface Relevance {
  readonly relevant: boolean;
  /** calibrated probability of the verdict, 0…1 */
  readonly confidence: number;
  readonly words: readonly string[];
}

export interface TagMark {
  readonly tag: Tag;
  /** calibrated probability, 0…1 */
  readonly confidence: number;
  /** the words that earned it, strongest first, as they stand in the item */
  readonly words: readonly string[];
}

export interface DirectionMark {
  readonly value: Direction;
  /** calibrated probability, 0…1 */
  readonly confidence: number;
  /** the words that speak for the step; for `neutral`, what came nearest to one */
  readonly words: readonly string[];
}
