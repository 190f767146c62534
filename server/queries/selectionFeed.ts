import { z } from 'zod';
import { ok, type Result } from '@/lib/domain/result';
import { FEED_FORMATS, FEED_TYPES, writeFeed } from '@/lib/exports/writeFeed';
import type { Locale } from '@/lib/i18n/locales';
import { translatorOf } from '@/lib/i18n/translator';
import type { Problem } from '@/lib/protocol/problem';
import { instant } from '@/lib/time/instant';
import { requireServices } from '../services';
import { answering } from './answering';
import { oneOf, wholeNumber, type Parameters } from './parameters';
import { selectionText } from './selectionText';
import { readSelected } from './selectionParameters';

const DEFAULT_ENTRIES = 50;

/**
 * The newest updates of a selection as a feed.
 * @param parameters  `as` (rss, atom, json), `limit` (1–200, else 50), `title`, and a selection
 * @param desk        the desk's own address, without a slash at its end
 * @param self        the whole address the feed is read from
 * Errors: `invalid` naming the parameter; `store-unavailable`.
 */
export function selectionFeed(parameters: Parameters, locale: Locale, desk: string, self: string): Promise<Result<{ type: string; body: string }, Problem>> {
  return answering(async () => {
    const read = readSelected({ as: oneOf(FEED_FORMATS).default('rss'), limit: wholeNumber(1, 200).default(DEFAULT_ENTRIES), title: z.string().max(120, 'at most 120 characters').optional() }, parameters);
    if (!read.ok) return read;
    const { filter, more } = read.value;
    const { store } = requireServices();
    const t = translatorOf(locale, 'taking');
    const { updates } = await store.updates.page(filter, more.limit);
    const selection = selectionText(parameters);
    const body = writeFeed(more.as, {
      title: t('feedTitle', { what: more.title ?? (filter.query || t('everything')) }),
      description: t('feedAbout'),
      self,
      address: `${desk}/${selection && `?${selection}`}`,
      desk,
      language: locale,
      notice: t('notice'),
      // By what it holds, so that the same entries always make the same document and a reader's validators hold.
      updatedAt: instant(Math.max(0, ...updates.map(({ orderedAt, editedAt }) => editedAt ?? orderedAt))),
      updates,
    });
    return ok({ type: FEED_TYPES[more.as], body });
  });
}
