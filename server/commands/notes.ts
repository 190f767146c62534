import type { AxisNote, Comment, OwnMark } from '@/lib/domain/judgement';
import { personOf, type Actor } from '@/lib/domain/person';
import { err, ok, type Result } from '@/lib/domain/result';
import { findMentions } from '@/lib/judgement/mentions';
import type { Problem } from '@/lib/protocol/problem';
import { instant } from '@/lib/time/instant';
import { answering } from '../queries/answering';
import { invalidInput } from '../queries/invalid';
import { colleaguesOf } from '../queries/judgements';
import { placeOf } from '../queries/placeOf';
import { requireServices } from '../services';
import { commentSchema, noteSchema, starSchema } from './judgementInput';
import { doneBy, gone, mayRule, notYours } from './judgements';

/** Says something of a story, a claim or an update to the desk; whom it names is told. Errors: `invalid`, `not-found`, `forbidden`, `store-unavailable`. */
export function makeComment(input: unknown, actor: Actor): Promise<Result<Comment, Problem>> {
  return answering(async () => {
    const read = commentSchema.safeParse(input);
    if (!read.success) return err(invalidInput(read.error));
    const by = doneBy(actor);
    if (!by.ok) return by;
    const { text, ...on } = read.data;
    const place = await placeOf(on);
    if (!place) return err(gone('id'));
    const { store } = requireServices();
    const mentions = findMentions(text, await colleaguesOf(store));
    return ok(await store.comments.add({ on, text, mentions }, by.value, place));
  });
}

/** Takes a comment away: one's own, or as an editor anybody's. Errors: `not-found`, `forbidden`, `store-unavailable`. */
export const removeComment = (id: string, actor: Actor) => removed(id, actor, 'comments');

/** Puts a note on the time axis of every chart. Errors: `invalid`, `forbidden`, `store-unavailable`. */
export function makeNote(input: unknown, actor: Actor): Promise<Result<AxisNote, Problem>> {
  return answering(async () => {
    const read = noteSchema.safeParse(input);
    if (!read.success) return err(invalidInput(read.error));
    const by = doneBy(actor);
    if (!by.ok) return by;
    return ok(await requireServices().store.axisNotes.add({ day: instant(Date.parse(read.data.day)), text: read.data.text }, by.value));
  });
}

/** Takes a note off the axis: one's own, or as an editor anybody's. Errors: `not-found`, `forbidden`, `store-unavailable`. */
export const removeNote = (id: string, actor: Actor) => removed(id, actor, 'axisNotes');

/** Stars something for oneself, or keeps a note beside it. Errors: `invalid`, `not-found`, `forbidden`, `store-unavailable`. */
export function setStar(input: unknown, actor: Actor): Promise<Result<OwnMark, Problem>> {
  return answering(async () => {
    const read = starSchema.safeParse(input);
    if (!read.success) return err(invalidInput(read.error));
    const person = personOf(actor);
    if (!person) return err({ code: 'forbidden', message: 'stars and notes are kept with an account' });
    const { kind, id, ...mark } = read.data;
    const { store, now } = requireServices();
    const kept = (await store.ownMarks.of(person.id)).find(({ on }) => on.kind === kind && on.id === id);
    const place = await placeOf({ kind, id });
    // What is gone can still be unstarred.
    const title = place?.title ?? kept?.title;
    if (title === undefined) return err(gone('id'));
    return ok(await store.ownMarks.set(person.id, { on: { kind, id }, title, ...mark }, now()));
  });
}

function removed(id: string, actor: Actor, from: 'comments' | 'axisNotes'): Promise<Result<null, Problem>> {
  return answering(async () => {
    const by = doneBy(actor);
    if (!by.ok) return by;
    if (!/^\d{1,15}$/.test(id)) return err(gone('id'));
    const done = await requireServices().store[from].remove(Number(id), by.value, !mayRule(actor));
    if (done.ok) return ok(null);
    return err(done.error === 'not-yours' ? notYours() : gone('id'));
  });
}
