import type { ItemId, PersonId } from '@/lib/domain/ids';
import type { AxisNote, Noted } from '@/lib/domain/judgement';
import type { Instant } from '@/lib/time/instant';
import type { Db, Dialect } from './dialect';
import type { CommentStore, DoneBy, JudgementAct, JudgementsAsked, JudgementStores, OwnMarkStore } from './judgementStore';
import type { Call } from './operations';
import { addAxisNote, listAxisNotes, removeAxisNote } from './queries/judgements/axisNotes';
import { addComment, commentsOn, removeComment } from './queries/judgements/comments';
import { judge, undoAct } from './queries/judgements/judge';
import { itemToRead, judgedLabels, judgementAuthors, listJudgements, refusedItems } from './queries/judgements/list';
import { ownMarks, setOwnMark } from './queries/judgements/ownMarks';

/** What people say, as operations on the tables. */
export function judgementOperations(db: Db, dialect: Dialect) {
  return {
    judge: (act: JudgementAct) => judge(db, dialect, act),
    undoAct: (act: number, by: DoneBy, ownOnly: boolean) => undoAct(db, dialect, act, by, ownOnly),
    listJudgements: (asked: JudgementsAsked) => listJudgements(db, asked),
    judgementAuthors: () => judgementAuthors(db),
    judgedLabels: (after: number, limit: number) => judgedLabels(db, after, limit),
    itemToRead: (id: ItemId) => itemToRead(db, id),
    refusedItems: (asked: Parameters<typeof refusedItems>[1]) => refusedItems(db, asked),

    commentsOn: (noted: Noted) => commentsOn(db, noted),
    addComment: (comment: Parameters<CommentStore['add']>[0], by: DoneBy, place: Parameters<CommentStore['add']>[2]) => addComment(db, dialect, comment, by, place),
    removeComment: (id: number, by: DoneBy, ownOnly: boolean) => removeComment(db, dialect, id, by, ownOnly),

    ownMarks: (person: PersonId) => ownMarks(db, person),
    setOwnMark: (person: PersonId, mark: Parameters<OwnMarkStore['set']>[1], at: Instant) => setOwnMark(db, dialect, person, mark, at),

    listAxisNotes: () => listAxisNotes(db),
    addAxisNote: (note: Pick<AxisNote, 'day' | 'text'>, by: DoneBy) => addAxisNote(db, dialect, note, by),
    removeAxisNote: (id: number, by: DoneBy, ownOnly: boolean) => removeAxisNote(db, dialect, id, by, ownOnly),
  };
}

/** Those of them that need the writer. */
export const JUDGEMENT_WRITES = ['judge', 'undoAct', 'addComment', 'removeComment', 'setOwnMark', 'addAxisNote', 'removeAxisNote'] as const satisfies readonly (keyof ReturnType<typeof judgementOperations>)[];

export const judgementStores = (call: Call): JudgementStores => ({
  judgements: {
    judge: (act) => call('judge', act),
    undo: (act, by, ownOnly) => call('undoAct', act, by, ownOnly),
    list: (asked) => call('listJudgements', asked),
    authors: () => call('judgementAuthors'),
    labels: (after, limit) => call('judgedLabels', after, limit),
    text: (id) => call('itemToRead', id),
    refused: (asked) => call('refusedItems', asked),
  },
  comments: {
    on: (noted) => call('commentsOn', noted),
    add: (comment, by, place) => call('addComment', comment, by, place),
    remove: (id, by, ownOnly) => call('removeComment', id, by, ownOnly),
  },
  ownMarks: {
    of: (person) => call('ownMarks', person),
    set: (person, mark, at) => call('setOwnMark', person, mark, at),
  },
  axisNotes: {
    list: () => call('listAxisNotes'),
    add: (note, by) => call('addAxisNote', note, by),
    remove: (id, by, ownOnly) => call('removeAxisNote', id, by, ownOnly),
  },
});
