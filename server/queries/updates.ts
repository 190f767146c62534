import { z } from 'zod';
import { feedId, type ItemId } from '@/lib/domain/ids';
import { PRESS_GROUPS } from '@/lib/domain/pressGroup';
import { err, ok, type Result } from '@/lib/domain/result';
import type { Problem } from '@/lib/protocol/problem';
import { readCursor, writeCursor, type UpdatesPage, type UpdateWithVersions } from '@/lib/protocol/requests';
import { instant } from '@/lib/time/instant';
import { requireServices } from '../services';
import { answering } from './answering';
import { invalidInput } from './invalid';

const list = <T extends z.ZodType>(entry: T) =>
  z.preprocess(
    (text) => (typeof text === 'string' && text !== '' ? text.split(',').map((part) => part.trim()).filter(Boolean) : undefined),
    z.array(entry).max(100, 'at most 100 values').optional(),
  );

// ISO 8601 with its zone, or a day (its midnight, UTC): a time without a zone would mean another moment on every machine.
const MOMENT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/;
const moment = z
  .string()
  .refine((text) => MOMENT.test(text) && Number.isFinite(Date.parse(text)), 'must be a day (2026-01-09) or a time with its zone (2026-01-09T18:00:00Z)')
  .transform((text) => instant(Date.parse(text)))
  .optional();

const PARAMETERS = z.strictObject({
  q: z.string().max(500, 'at most 500 characters').optional(),
  group: list(z.enum(PRESS_GROUPS, `must be of ${PRESS_GROUPS.join(', ')}`)),
  lang: list(z.string().regex(/^[a-z]{2,3}$/, 'must be a language code such as en')),
  feed: list(z.string().regex(/^[a-z0-9-]{1,80}$/, 'must be a feed id').transform(feedId)),
  from: moment,
  to: moment,
  before: z
    .string()
    .refine((text) => readCursor(text) !== undefined, 'must be the `next` of an earlier page')
    .transform((text) => readCursor(text)!)
    .optional(),
  limit: z.coerce.number('must be a number').int('must be a whole number').min(1, 'at least 1').max(100, 'at most 100').default(50),
});

/**
 * One page of updates, newest first.
 * @param parameters  of the address, unread; several values of one are joined by commas
 * Errors: `invalid` naming the parameter; `store-unavailable`.
 */
export function updatesPage(parameters: Readonly<Record<string, string>>): Promise<Result<UpdatesPage, Problem>> {
  return answering(async () => {
    const read = PARAMETERS.safeParse(parameters);
    if (!read.success) return err(invalidInput(read.error));
    const { q, group, lang, feed, from, to, before, limit } = read.data;
    if (from !== undefined && to !== undefined && from >= to) return err({ code: 'invalid', field: 'to', message: 'to: must be later than from' });
    const filter = { query: q?.trim() || undefined, pressGroups: group, languages: lang, feedIds: feed, from, to };
    const { updates, next } = await requireServices().store.updates.page(filter, limit, before);
    return ok({ updates, next: next && writeCursor(next) });
  });
}

/** One update with all its wordings, the first one first. Errors: `not-found`, `store-unavailable`. */
export function updateWithVersions(id: string): Promise<Result<UpdateWithVersions, Problem>> {
  return answering(async () => {
    const { store } = requireServices();
    const update = await store.updates.get(id as ItemId);
    if (!update) return err({ code: 'not-found', message: 'there is no such update', field: 'id' });
    const versions = await store.items.versions(update.id);
    return ok({ update, versions: [...versions].sort((a, b) => a.version - b.version) });
  });
}
