import { importArticle } from '@/lib/baseline/importArticle';
import { proposeClaims } from '@/lib/baseline/proposeClaims';
import { shippedBaseline } from '@/lib/baseline/shippedBaseline';
import type { Actor } from '@/lib/domain/person';
import { err, ok, type Result } from '@/lib/domain/result';
import type { BaselineAnswer, BaselinePreviewAnswer } from '@/lib/protocol/baselines';
import type { Problem } from '@/lib/protocol/problem';
import { answering } from '../queries/answering';
import { invalidInput } from '../queries/invalid';
import { rulesInForce } from '../queries/rulesInForce';
import { requireServices } from '../services';
import type { Store } from '../store/store';
import { previewSchema, readNewBaseline } from './baselineInput';

/**
 * Reads a text and says what would become of it, keeping nothing. It is taken to be of the same day as the article on the desk until an
 * editor says otherwise: most often it is that article in other words.
 * Errors: `invalid` naming the field; `store-unavailable`.
 */
export function previewBaseline(input: unknown): Promise<Result<BaselinePreviewAnswer, Problem>> {
  return answering(async () => {
    const read = previewSchema.safeParse(input);
    if (!read.success) return err(invalidInput(read.error));
    const article = importArticle(read.data.text, await dayOnDesk(requireServices().store));
    if (!article.ok) return err({ code: 'invalid', field: 'text', message: 'text: there is no sentence in it' });
    return ok({ ...article.value, claims: proposeClaims(article.value.baseline, rulesInForce().claims) });
  });
}

/** The day of the article that stands on the desk now, YYYY-MM-DD. */
export async function dayOnDesk(store: Store): Promise<string> {
  return ((await store.baselines.current())?.baseline ?? shippedBaseline('en')).publishedOn;
}

/** Puts an article on the desk in place of the one that stands there. Errors: `invalid` naming the field; `store-unavailable`. */
export function acceptBaseline(input: unknown, actor: Actor): Promise<Result<BaselineAnswer, Problem>> {
  return answering(async () => {
    const read = readNewBaseline(input, rulesInForce().claims);
    if (!read.ok) return read;
    const { store, now } = requireServices();
    return ok({ n: await store.baselines.add({ ...read.value, importedAt: now() }, actor) });
  });
}

/** Takes an import off the desk: the one before it stands there again, at last the article that ships. Errors: `not-found`, `store-unavailable`. */
export function withdrawBaseline(n: string, actor: Actor): Promise<Result<BaselineAnswer, Problem>> {
  return answering(async () => {
    const { store, now } = requireServices();
    const isWithdrawn = isNumber(n) && (await store.baselines.withdraw(Number(n), now(), actor));
    return isWithdrawn ? ok({ n: Number(n) }) : err({ code: 'not-found', message: 'there is no such import on the desk', field: 'n' });
  });
}

/** Takes back that an import was taken off: it stands on the desk again unless a newer one does. Errors: `not-found`, `store-unavailable`. */
export function restoreBaseline(n: string, actor: Actor): Promise<Result<BaselineAnswer, Problem>> {
  return answering(async () => {
    const { store, now } = requireServices();
    const isRestored = isNumber(n) && (await store.baselines.restore(Number(n), now(), actor));
    return isRestored ? ok({ n: Number(n) }) : err({ code: 'not-found', message: 'there is no such import off the desk', field: 'n' });
  });
}

const isNumber = (n: string) => /^\d{1,9}$/.test(n);
