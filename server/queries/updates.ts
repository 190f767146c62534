import { z } from 'zod';
import type { ItemId } from '@/lib/domain/ids';
import { err, ok, type Result } from '@/lib/domain/result';
import type { Problem } from '@/lib/protocol/problem';
import { readCursor, writeCursor, type UpdatesPage, type UpdateWithVersions } from '@/lib/protocol/requests';
import { requireServices } from '../services';
import { answering } from './answering';
import { wholeNumber, type Parameters } from './parameters';
import { remembered } from './remembered';
import { readSelected } from './selectionParameters';

const PAGE = {
  before: z
    .string()
    .refine((text) => readCursor(text) !== undefined, 'must be the `next` of an earlier page')
    .transform((text) => readCursor(text)!)
    .optional(),
  limit: wholeNumber(1, 100).default(50),
};

/**
 * One page of the updates in a selection, newest first, with their stories and how many there are in all.
 * Errors: `invalid` naming the parameter; `store-unavailable`.
 */
export function updatesPage(parameters: Parameters): Promise<Result<UpdatesPage, Problem>> {
  return answering(async () => {
    const read = readSelected(PAGE, parameters);
    if (!read.ok) return read;
    const { filter, more } = read.value;
    const { store } = requireServices();
    const [{ updates, next }, total] = await Promise.all([
      store.updates.page(filter, more.limit, more.before),
      remembered(['count', filter], () => store.updates.count(filter)),
    ]);
    const stories = await store.news.storiesOf([...new Set(updates.flatMap(({ storyId }) => (storyId === null ? [] : [storyId])))]);
    return ok({ updates, stories, total, next: next && writeCursor(next) });
  });
}

/** One update with all its wordings, the first one first, and how it was read, now and before. Errors: `not-found`, `store-unavailable`. */
export function updateWithVersions(id: string): Promise<Result<UpdateWithVersions, Problem>> {
  return answering(async () => {
    const { store } = requireServices();
    const update = await store.updates.get(id as ItemId);
    if (!update) return err({ code: 'not-found', message: 'there is no such update', field: 'id' });
    const [versions, evidence, oldMarks] = await Promise.all([store.items.versions(update.id), store.news.evidenceOf(update.id), store.news.oldMarks(update.id)]);
    return ok({ update, versions: [...versions].sort((a, b) => a.version - b.version), provenance: { evidence, oldMarks } });
  });
}
