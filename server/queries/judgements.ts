import { z } from 'zod';
import { personId, type PersonId } from '@/lib/domain/ids';
import { JUDGED_FIELDS, NOTED_KINDS } from '@/lib/domain/judgement';
import { personOf, type Actor } from '@/lib/domain/person';
import { ok, type Result } from '@/lib/domain/result';
import { toLabelledLine, toStoryLine } from '@/lib/judgement/labels';
import { AGAINST, JUDGEMENT_STATES, type CommentsAnswer, type JudgementsAnswer, type NotesAnswer, type RefusedAnswer, type StarsAnswer } from '@/lib/protocol/judgements';
import type { Problem } from '@/lib/protocol/problem';
import { requireServices } from '../services';
import type { Store } from '../store/store';
import { answering } from './answering';
import { oneOf, readParameters, wholeNumber, type Parameters } from './parameters';

const id = z.string().min(1).max(80);
const LIST = z.strictObject({
  field: oneOf(JUDGED_FIELDS).optional(),
  person: id.transform(personId).optional(),
  target: id.optional(),
  state: oneOf(JUDGEMENT_STATES).optional(),
  against: oneOf(AGAINST).optional(),
  before: wholeNumber(1, Number.MAX_SAFE_INTEGER).optional(),
  limit: wholeNumber(1, 200).default(50),
});

/** What people have judged, newest first. Errors: `invalid` naming the parameter; `store-unavailable`. */
export function judgementsPage(parameters: Parameters): Promise<Result<JudgementsAnswer, Problem>> {
  return answering(async () => {
    const read = readParameters(LIST, parameters);
    if (!read.ok) return read;
    const { person, limit, ...asked } = read.value;
    const { judgements } = requireServices().store;
    const [list, authors] = await Promise.all([judgements.list({ ...asked, personId: person, limit: limit + 1 }), judgements.authors()]);
    const page = list.slice(0, limit);
    return ok({ judgements: page, authors, next: list.length > limit ? (page.at(-1)?.n ?? null) : null });
  });
}

const REFUSED = z.strictObject({ q: z.string().max(200).optional(), before: wholeNumber(1, Number.MAX_SAFE_INTEGER).optional(), limit: wholeNumber(1, 100).default(30) });

/** What is beside the story by the rules, or by somebody's word. Errors: `invalid`, `store-unavailable`. */
export function refusedPage(parameters: Parameters): Promise<Result<RefusedAnswer, Problem>> {
  return answering(async () => {
    const read = readParameters(REFUSED, parameters);
    if (!read.ok) return read;
    const { q, before, limit } = read.value;
    const { items, next } = await requireServices().store.judgements.refused({ query: q, before, limit });
    return ok({ items: items.map(({ n: _n, ...item }) => item), next });
  });
}

const EXPORT = z.strictObject({ what: oneOf(['items', 'stories']).default('items') });
const PAGE = 500;

/**
 * What people have judged, as the lines that `npm run eval` reads: one JSON object a line, of items or of those placed in stories.
 * Errors: `invalid`; what breaks later ends the stream.
 */
export function labelledLines(parameters: Parameters): Result<AsyncIterable<string>, Problem> {
  const read = readParameters(EXPORT, parameters);
  if (!read.ok) return read;
  const { what } = read.value;
  return ok(lines(requireServices().store, what));
}

async function* lines({ judgements }: Store, what: 'items' | 'stories'): AsyncIterable<string> {
  for (let after: number | null = 0; after !== null; ) {
    const page: Awaited<ReturnType<Store['judgements']['labels']>> = await judgements.labels(after, PAGE);
    for (const label of page.labels) {
      const line = what === 'items' ? toLabelledLine(label) : toStoryLine(label);
      if (line !== null) yield `${JSON.stringify(line)}\n`;
    }
    after = page.next;
  }
}

const NOTED = z.strictObject({ kind: oneOf(NOTED_KINDS), id });

/** What the desk has said of a story, a claim or an update. Errors: `invalid`, `store-unavailable`. */
export function commentsOn(parameters: Parameters): Promise<Result<CommentsAnswer, Problem>> {
  return answering(async () => {
    const read = readParameters(NOTED, parameters);
    if (!read.ok) return read;
    const { store } = requireServices();
    const [comments, colleagues] = await Promise.all([store.comments.on(read.value), colleaguesOf(store)]);
    return ok({ comments, colleagues });
  });
}

/** Everybody with an account that works, by name. */
export async function colleaguesOf({ people }: Pick<Store, 'people'>): Promise<{ readonly id: PersonId; readonly name: string }[]> {
  return (await people.list()).filter(({ disabledAt }) => disabledAt === null).map(({ id: one, name }) => ({ id: one, name }));
}

/** The desk's notes on the time axis. Errors: `store-unavailable`. */
export function axisNotes(): Promise<Result<NotesAnswer, Problem>> {
  return answering(async () => ok({ notes: await requireServices().store.axisNotes.list() }));
}

/** One's own stars and notes; none without an account. Errors: `store-unavailable`. */
export function ownMarks(actor: Actor): Promise<Result<StarsAnswer, Problem>> {
  return answering(async () => {
    const person = personOf(actor);
    return ok({ marks: person ? await requireServices().store.ownMarks.of(person.id) : [] });
  });
}
