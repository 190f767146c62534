import type { Instant } from '@/lib/time/instant';
import type { ClaimId, ClaimStatus, Stance } from './claim';
import type { ItemId, PersonId, StoryId } from './ids';
import type { Direction, Tag } from './tag';

/** What an update does to a claim, as a person sees it; `none`: it does not bear on it. */
export const JUDGED_STANCES = ['supports', 'contradicts', 'updates', 'none'] as const satisfies readonly (Stance | 'none')[];
export type JudgedStance = (typeof JUDGED_STANCES)[number];

export const JUDGED_FIELDS = ['relevance', 'tags', 'direction', 'stance', 'story', 'status'] as const;
export type JudgedField = (typeof JUDGED_FIELDS)[number];

/**
 * What a person says. Said anew, it takes the place of what was said of the same thing before; saying what the rules say confirms them.
 * relevance  whether an item bears on the story
 * tags       all that it is about, in the order of TAGS
 * direction  which way it moves the relationship
 * stance     how it bears on one claim
 * story      which updates belong together
 * status     how a claim stands; editors only
 */
export type Verdict =
  | { readonly field: 'relevance'; readonly itemId: ItemId; readonly value: boolean }
  | { readonly field: 'tags'; readonly itemId: ItemId; readonly value: readonly Tag[] }
  | { readonly field: 'direction'; readonly itemId: ItemId; readonly value: Direction }
  | { readonly field: 'stance'; readonly itemId: ItemId; readonly claimId: ClaimId; readonly value: JudgedStance }
  | { readonly field: 'story'; readonly storyId: StoryId; readonly value: Placing }
  | { readonly field: 'status'; readonly claimId: ClaimId; readonly value: ClaimStatus };

/**
 * What is done with a story.
 * keep   it is right as it is: its updates stay together
 * move   some of its updates belong to another story
 * split  some of its updates are a story of their own, which gets the name `into`
 * merge  all of it belongs to another story
 */
export type Placing =
  | { readonly kind: 'keep' }
  | { readonly kind: 'move'; readonly items: readonly ItemId[]; readonly into: StoryId }
  | { readonly kind: 'split'; readonly items: readonly ItemId[]; readonly into: StoryId }
  | { readonly kind: 'merge'; readonly into: StoryId };
export const PLACINGS = ['keep', 'move', 'split', 'merge'] as const satisfies readonly Placing['kind'][];

/** One decision of a person, kept for ever. */
export interface Judgement {
  /** from 1, in the order in which they were made */
  readonly n: number;
  /** the first of those that were made with one press of a button and one reason: undone together */
  readonly act: number;
  readonly at: Instant;
  readonly personId: PersonId;
  /** the author's name as it was then */
  readonly by: string;
  readonly verdict: Verdict;
  /** what the rules said at that time, as the verdict's `value`; null where they said nothing */
  readonly rules: Verdict['value'] | null;
  readonly reason: string;
  /** headline of the item or story, or the claim's id: for lists, also when the thing itself is gone */
  readonly title: string;
  readonly undone: { readonly at: Instant; readonly by: string } | null;
  /** the later one that stands in its place */
  readonly replacedBy: number | null;
}

/** What a person has decided of one thing: who, when, and why. */
export interface Decision {
  readonly n: number;
  readonly by: string;
  readonly at: Instant;
  readonly reason: string;
}

/** What people have decided of an update, each with what the rules say. The update's own marks and story are what follows from it. */
export interface JudgedUpdate {
  readonly relevance?: Decision & { readonly rules: boolean };
  readonly tags?: Decision & { readonly rules: readonly Tag[] };
  readonly direction?: Decision & { readonly rules: Direction };
  readonly story?: Decision;
}

/** A claim's status as an editor has set it stands in the place of the one that follows by the written rule. */
export interface JudgedStatus extends Decision {
  readonly rules: ClaimStatus;
}

/** What a comment, a star or a personal note is on. */
export const NOTED_KINDS = ['update', 'story', 'claim'] as const;
export type NotedKind = (typeof NOTED_KINDS)[number];
export interface Noted {
  readonly kind: NotedKind;
  readonly id: string;
}

/** What somebody of the desk says of a story, a claim or an update to the others. */
export interface Comment {
  readonly id: number;
  readonly on: Noted;
  readonly personId: PersonId;
  readonly by: string;
  readonly at: Instant;
  readonly text: string;
  /** whom it names, by `@name`, as far as they have an account */
  readonly mentions: readonly PersonId[];
}

/** What is one's own beside a thing: seen by nobody else. */
export interface OwnMark {
  readonly on: Noted;
  readonly starredAt: Instant | null;
  /** empty when there is none */
  readonly note: string;
  readonly title: string;
}

/** A note that the desk has put on the time axis, drawn with the turning points of the chronology. */
export interface AxisNote {
  readonly id: number;
  /** the day it stands at, midnight UTC */
  readonly day: Instant;
  readonly text: string;
  readonly personId: PersonId;
  readonly by: string;
  readonly at: Instant;
}
