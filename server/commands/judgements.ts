import type { Actor } from '@/lib/domain/person';
import { personOf, roleOf } from '@/lib/domain/person';
import type { ItemId } from '@/lib/domain/ids';
import type { Verdict } from '@/lib/domain/judgement';
import { err, ok, type Result } from '@/lib/domain/result';
import type { JudgementAnswer } from '@/lib/protocol/judgements';
import type { Problem } from '@/lib/protocol/problem';
import { mayDo } from '@/lib/rights/actions';
import { judgeTexts } from '../pipeline/judge';
import { answering } from '../queries/answering';
import { invalidInput } from '../queries/invalid';
import { rulesInForce } from '../queries/rulesInForce';
import { requireServices } from '../services';
import type { DoneBy, JudgementAct, JudgementRefusal } from '../store/judgementStore';
import { judgementSchema } from './judgementInput';

/**
 * Puts what somebody says on record, and has it count. An editor's word is needed for the status of a claim.
 * Errors: `invalid` naming the field, `forbidden`, `not-found`, `store-unavailable`.
 */
export function makeJudgement(input: unknown, actor: Actor): Promise<Result<JudgementAnswer, Problem>> {
  return answering(async () => {
    const read = judgementSchema.safeParse(input);
    if (!read.success) return err(invalidInput(read.error));
    const by = doneBy(actor);
    if (!by.ok) return by;
    const { verdicts, reason } = read.data;
    const unfit = checkVerdicts(verdicts, actor);
    if (unfit) return err(unfit);
    const act: JudgementAct = { ...by.value, verdicts, reason };
    const { judgements } = requireServices().store;
    let made = await judgements.judge(act);
    if (!made.ok && made.error.kind === 'unread') {
      const reading = await readItem(verdicts);
      if (reading) made = await judgements.judge({ ...act, reading });
    }
    return made.ok ? ok({ judgements: made.value.judgements }) : err(toProblem(made.error, verdicts));
  });
}

/**
 * Takes an act back: one's own, or as an editor anybody's.
 * Errors: `not-found` also when it was taken back before; `forbidden`, `store-unavailable`.
 */
export function undoJudgement(act: string, actor: Actor): Promise<Result<JudgementAnswer, Problem>> {
  return answering(async () => {
    const by = doneBy(actor);
    if (!by.ok) return by;
    if (!/^\d{1,15}$/.test(act)) return err(gone('act'));
    const undone = await requireServices().store.judgements.undo(Number(act), by.value, !mayRule(actor));
    if (undone.ok) return ok({ judgements: undone.value.judgements });
    return err(undone.error === 'not-yours' ? notYours() : gone('act'));
  });
}

/** Whoever says something says it by name. Errors: `forbidden`: a program without a person behind it. */
export function doneBy(actor: Actor): Result<DoneBy, Problem> {
  const person = personOf(actor);
  if (!person) return err({ code: 'forbidden', message: 'whoever judges signs in: a judgement bears its author’s name' });
  return ok({ person, actor, at: requireServices().now() });
}

/** Other people's acts and words are an editor's to take back. */
export const mayRule = (actor: Actor): boolean => mayDo('rule', roleOf(actor), requireServices().accounts.access);
export const notYours = (): Problem => ({ code: 'forbidden', message: 'it is somebody else’s: an editor may do it' });
export const gone = (field: string): Problem => ({ code: 'not-found', message: 'there is none, or it was taken back', field });

function checkVerdicts(verdicts: readonly Verdict[], actor: Actor): Problem | null {
  const claims = new Set<string>(rulesInForce().claims.claims.map(({ id }) => id));
  for (const [at, verdict] of verdicts.entries()) {
    if (verdict.field === 'status' && !mayRule(actor)) return { code: 'forbidden', message: 'the status of a claim is an editor’s to set', field: `verdicts.${at}.field` };
    if ('claimId' in verdict && !claims.has(verdict.claimId)) return { code: 'not-found', message: 'there is no such claim', field: `verdicts.${at}.claimId` };
  }
  return null;
}

/** What the rules say of the one item of an act that they have refused: its marks are not kept. */
async function readItem(verdicts: readonly Verdict[]): Promise<JudgementAct['reading']> {
  const ids = new Set(verdicts.flatMap((verdict): ItemId[] => ('itemId' in verdict ? [verdict.itemId] : [])));
  const [id] = ids;
  if (id === undefined || ids.size > 1) return undefined;
  const { store, reader } = requireServices();
  const text = await store.judgements.text(id);
  if (!text) return undefined;
  const [reading] = await judgeTexts([text], reader);
  return reading && { marks: reading.marks, holdings: reading.holdings };
}

function toProblem({ kind, verdict }: JudgementRefusal, verdicts: readonly Verdict[]): Problem {
  const field = `verdicts.${verdicts.indexOf(verdict)}`;
  switch (kind) {
    case 'not-found':
      return { code: 'not-found', message: 'what is judged, or where it is to go, is not there any more', field };
    case 'unread':
      return { code: 'not-found', message: 'of items that are no updates only one can be judged at a time', field };
    case 'nothing':
      return { code: 'invalid', message: `${field}: it would change nothing`, field };
  }
}
