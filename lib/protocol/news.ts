import type { Claim, ClaimState, Evidence, StatusTurn } from '@/lib/domain/claim';
import type { Marks } from '@/lib/domain/marks';
import type { Story } from '@/lib/domain/story';
import type { Update } from '@/lib/domain/update';
import type { PressComparison } from '@/lib/series/pressGroups';
import type { Contribution, IndexPoint } from '@/lib/series/relationsIndex';
import type { StressComparison } from '@/lib/series/stress';
import type { KeyedVolume } from '@/lib/series/volumeBy';
import type { Instant } from '@/lib/time/instant';

// What the HTTP routes of the read news answer. All of them take a selection (lib/selection) as their parameters where that makes sense.
// Errors have the one body of `problem.ts`.

export const INDEX_PATH = '/api/index';
export const INDEX_POINT_PATH = '/api/index/point';
export const VOLUME_BY_PATH = '/api/volume/by';
export const STRESS_PATH = '/api/stress';
export const PRESS_PATH = '/api/press';
export const STORIES_PATH = '/api/stories';
export const CLAIMS_PATH = '/api/claims';
export const FACETS_PATH = '/api/facets';

/** All steps, those of Washington or of Caracas, what was done or what was said. */
export const INDEX_VARIANTS = ['all', 'us', 've', 'act', 'statement'] as const;
export type IndexVariant = (typeof INDEX_VARIANTS)[number];

/** `GET /api/index?variant=&from=&to=&leaveStory=&leaveGroup=&leaveOutlet=`: days, `to` exclusive; the lists joined by commas. */
export interface IndexAnswer {
  readonly variant: IndexVariant;
  readonly points: readonly IndexPoint[];
}

/** `GET /api/index/point?day=&variant=&leave…=`: a point taken apart; the amounts add up to its value. */
export interface IndexPointAnswer {
  readonly point: IndexPoint;
  readonly contributions: readonly Contribution[];
  /** those that the contributions name; an update in no story yet is missing here and stands under its own id */
  readonly stories: readonly Story[];
}

/** `GET /api/volume/by?dimension=&from=&to=&barHours=` and a selection. */
export type VolumeByAnswer = KeyedVolume;

/** `GET /api/stress?from=&to=` */
export type StressAnswer = StressComparison;

/** `GET /api/press?from=&to=` */
export interface PressAnswer extends PressComparison {
  /** those that the comparison names */
  readonly named: readonly Story[];
}

/** `GET /api/stories?from=&to=&order=newest|largest&limit=` */
export interface StoriesAnswer {
  readonly stories: readonly Story[];
}

/** `GET /api/stories/[id]`: a story merged into another answers with that one. */
export interface StoryAnswer {
  readonly story: Story;
  /** oldest first; each with the origin it is counted for */
  readonly updates: readonly StoryUpdate[];
}

export interface StoryUpdate {
  readonly update: Update;
  /** publisher family of its outlet, and the one its text is counted for: other than its own, it carries that one's text */
  readonly publisher: string;
  readonly voice: string;
}

/** `GET /api/claims?asOf=`: every claim, in the order of the article. */
export interface ClaimsAnswer {
  readonly claims: readonly { readonly claim: Claim; readonly state: ClaimState }[];
}

/** `GET /api/claims/[id]?asOf=` */
export interface ClaimAnswer {
  readonly claim: Claim;
  readonly state: ClaimState;
  /** in force at the moment asked for, newest first */
  readonly evidence: readonly { readonly evidence: Evidence; readonly update: Update }[];
  /** oldest first */
  readonly turns: readonly StatusTurn[];
  /** the day of the first evidence: how far back "as of" reaches; null when there is none */
  readonly since: Instant | null;
}

/** `GET /api/facets` and a selection: how many updates each further choice would leave. */
export interface FacetsAnswer {
  readonly total: number;
  readonly tags: Readonly<Record<string, number>>;
  readonly directions: Readonly<Record<string, number>>;
  readonly pressGroups: Readonly<Record<string, number>>;
  readonly languages: Readonly<Record<string, number>>;
  /** the commonest */
  readonly outlets: readonly { readonly outlet: string; readonly updates: number }[];
}

/** `GET /api/updates/[id]` gives these beside the update and its wordings. */
export interface UpdateProvenance {
  readonly evidence: readonly Evidence[];
  readonly oldMarks: readonly { readonly replacedAt: Instant; readonly marks: Marks }[];
}
