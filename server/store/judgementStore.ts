import type { Holding } from '@/lib/claims/holdAgainst';
import type { ItemId, PersonId, Sequence, StoryId } from '@/lib/domain/ids';
import type { AxisNote, Comment, JudgedField, Judgement, Noted, OwnMark, Verdict } from '@/lib/domain/judgement';
import type { Marks } from '@/lib/domain/marks';
import type { Actor, Person } from '@/lib/domain/person';
import type { Result } from '@/lib/domain/result';
import type { LabelledItem } from '@/lib/judgement/labels';
import type { JudgementState, RefusedAnswer } from '@/lib/protocol/judgements';
import type { Instant } from '@/lib/time/instant';

export interface JudgementStores {
  readonly judgements: JudgementStore;
  readonly comments: CommentStore;
  readonly ownMarks: OwnMarkStore;
  readonly axisNotes: AxisNoteStore;
}

/** Who does it, and when. `actor` is what the audit writes down. */
export interface DoneBy {
  readonly person: Pick<Person, 'id' | 'name'>;
  readonly actor: Actor;
  readonly at: Instant;
}

// --- judgements ------------------------------------------------------------------------------------------------------

/** Everything said with one press of a button. */
export interface JudgementAct extends DoneBy {
  readonly reason: string;
  /** at least one. What a split is to be called is chosen by the store: its `into` is passed over. */
  readonly verdicts: readonly Verdict[];
  /** of an item that the rules have refused, whose marks are not kept: what they say of it */
  readonly reading?: { readonly marks: Marks; readonly holdings: readonly Holding[] };
}

export interface JudgementMade {
  readonly judgements: readonly Judgement[];
  /** what others had said, and what now stands in its place */
  readonly overtaken: readonly { readonly n: number; readonly personId: PersonId }[];
  readonly head: Sequence;
}

/**
 * not-found  there is no such item, story or story to go into
 * unread     the rules' marks of a refused item are needed: judge again with `reading`
 * nothing    it would change no story: moved to where it is, parted from nothing
 */
export type JudgementRefusal = { readonly kind: 'not-found' | 'unread' | 'nothing'; readonly verdict: Verdict };

export interface JudgementStore {
  /**
   * Puts an act on record and lets it count, whole or not at all: marks that count, rollups, index, evidence, stories and claims, with one
   * change for each thing a client can see. The rules' own verdicts stay beside it.
   */
  judge(act: JudgementAct): Promise<Result<JudgementMade, JudgementRefusal>>;
  /**
   * Takes a whole act back; what it stood in place of counts again.
   * @param ownOnly  whether somebody else's is refused
   * Errors: `not-found`, `not-yours`, `undone` when it was taken back before.
   */
  undo(act: number, by: DoneBy, ownOnly: boolean): Promise<Result<JudgementMade, 'not-found' | 'not-yours' | 'undone'>>;
  /** newest first */
  list(asked: JudgementsAsked): Promise<Judgement[]>;
  /** who has judged, by name */
  authors(): Promise<{ readonly id: PersonId; readonly name: string }[]>;
  /** Items that people have judged, with what stands of it, newest first: labelled data. */
  labels(after: number, limit: number): Promise<{ readonly labels: JudgedLabel[]; readonly next: number | null }>;
  /** An item's text, whether it is an update or not; for reading it. */
  text(id: ItemId): Promise<{ readonly title: string; readonly summary: string; readonly language: string; readonly standing: 'kept' | 'refused' | 'duplicate' } | undefined>;
  /** What the rules have refused lately, newest first. */
  refused(asked: { readonly before?: number; readonly limit: number; readonly query?: string }): Promise<{ readonly items: RefusedItem[]; readonly next: number | null }>;
}

export interface JudgementsAsked {
  readonly field?: JudgedField;
  readonly personId?: PersonId;
  /** on this item, story or claim */
  readonly target?: string;
  /** `standing`: counts now; `replaced`: somebody said otherwise later; `undone` */
  readonly state?: JudgementState;
  /** only those that say otherwise than the rules did, or only those that say the same */
  readonly against?: 'overruled' | 'confirmed';
  /** older than this */
  readonly before?: number;
  readonly limit: number;
}

export interface JudgedLabel extends LabelledItem {
  readonly n: number;
  readonly id: ItemId;
  readonly publishedAt: Instant;
  readonly storyId: StoryId | null;
}

export type RefusedItem = RefusedAnswer['items'][number] & { readonly n: number };

// --- what people say beside the news ---------------------------------------------------------------------------------

export interface CommentStore {
  /** oldest first, without removed ones */
  on(noted: Noted): Promise<Comment[]>;
  /** Says it to every open page, and to those it names. @param title  of what it is on, @param path  where that stands: for those it names */
  add(comment: Omit<Comment, 'id' | 'personId' | 'by' | 'at'>, by: DoneBy, place: { readonly title: string; readonly path: string }): Promise<Comment>;
  /** Errors: `not-found`, `not-yours`. */
  remove(id: number, by: DoneBy, ownOnly: boolean): Promise<Result<null, 'not-found' | 'not-yours'>>;
}

export interface OwnMarkStore {
  /** newest first */
  of(person: PersonId): Promise<OwnMark[]>;
  /** Sets what is given and leaves the rest; what is neither starred nor noted is gone. */
  set(person: PersonId, mark: { readonly on: Noted; readonly title: string; readonly isStarred?: boolean; readonly note?: string }, at: Instant): Promise<OwnMark>;
}

export interface AxisNoteStore {
  /** by day */
  list(): Promise<AxisNote[]>;
  add(note: Pick<AxisNote, 'day' | 'text'>, by: DoneBy): Promise<AxisNote>;
  /** Errors: `not-found`, `not-yours`. */
  remove(id: number, by: DoneBy, ownOnly: boolean): Promise<Result<null, 'not-found' | 'not-yours'>>;
}
