import type { AxisNote, Comment, JudgedField, Judgement, NotedKind, OwnMark, Verdict } from '@/lib/domain/judgement';
import type { ItemId, PersonId } from '@/lib/domain/ids';
import type { Instant } from '@/lib/time/instant';

// What the HTTP routes of judgement take and answer. Errors have the one body of `problem.ts`.

export const JUDGEMENTS_PATH = '/api/judgements';
export const JUDGEMENT_EXPORT_PATH = '/api/judgements/export';
export const REFUSED_PATH = '/api/judgements/refused';
export const COMMENTS_PATH = '/api/comments';
export const NOTES_PATH = '/api/notes';
export const STARS_PATH = '/api/stars';

export const REASON_CHARS = 500;
export const COMMENT_CHARS = 2_000;
export const NOTE_CHARS = 160;
export const OWN_NOTE_CHARS = 2_000;

/** `POST /api/judgements`: everything said with one press of a button. The name of a split is given by the desk: `into` may be empty. */
export interface NewJudgement {
  readonly verdicts: readonly Verdict[];
  readonly reason: string;
}

/** What `POST /api/judgements` and `DELETE /api/judgements/[act]` answer. */
export interface JudgementAnswer {
  readonly judgements: readonly Judgement[];
}

export const JUDGEMENT_STATES = ['standing', 'replaced', 'undone'] as const;
export type JudgementState = (typeof JUDGEMENT_STATES)[number];
export const AGAINST = ['overruled', 'confirmed'] as const;

/** `GET /api/judgements?field=&person=&target=&state=&against=&before=&limit=` */
export interface JudgementsAnswer {
  /** newest first */
  readonly judgements: readonly Judgement[];
  readonly authors: readonly { readonly id: PersonId; readonly name: string }[];
  /** for `before` of the next page; null at the end */
  readonly next: number | null;
}

export interface JudgementFilter {
  readonly field?: JudgedField;
  readonly person?: string;
  readonly state?: JudgementState;
  readonly against?: (typeof AGAINST)[number];
}

/** `GET /api/judgements/refused?q=&before=`: what the rules, or a person, have found to be beside the story, newest first. */
export interface RefusedAnswer {
  readonly items: readonly {
    readonly id: ItemId;
    readonly title: string;
    readonly summary: string;
    readonly language: string;
    readonly outlet: string;
    readonly link: string | null;
    readonly orderedAt: Instant;
  }[];
  readonly next: number | null;
}

/** `GET /api/comments?kind=&id=` */
export interface CommentsAnswer {
  /** oldest first */
  readonly comments: readonly Comment[];
  /** whom a comment may name: everybody with an account */
  readonly colleagues: readonly { readonly id: PersonId; readonly name: string }[];
}

/** `POST /api/comments` */
export interface NewComment {
  readonly kind: NotedKind;
  readonly id: string;
  readonly text: string;
}

/** `GET /api/notes`: by day. */
export interface NotesAnswer {
  readonly notes: readonly AxisNote[];
}

/** `POST /api/notes` */
export interface NewNote {
  /** YYYY-MM-DD */
  readonly day: string;
  readonly text: string;
}

/** `GET /api/stars`: one's own, newest first. */
export interface StarsAnswer {
  readonly marks: readonly OwnMark[];
}

/** `PUT /api/stars`: sets what is given and leaves the rest. */
export interface NewStar {
  readonly kind: NotedKind;
  readonly id: string;
  readonly isStarred?: boolean;
  readonly note?: string;
}
