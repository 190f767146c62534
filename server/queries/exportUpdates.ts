import type { Update } from '@/lib/domain/update';
import { ok, type Result } from '@/lib/domain/result';
import { exportWords } from '@/lib/exports/exportWords';
import { EXPORT_FORMATS } from '@/lib/exports/formatNames';
import { EXPORTS } from '@/lib/exports/formats';
import type { Locale } from '@/lib/i18n/locales';
import type { Problem } from '@/lib/protocol/problem';
import { requireServices } from '../services';
import type { UpdateCursor } from '../store/store';
import { answering } from './answering';
import { oneOf, type Parameters } from './parameters';
import { selectionText } from './selectionText';
import { readSelected } from './selectionParameters';

/** Rows read at a time: few enough to hold, enough that a hundred thousand take a few hundred reads. */
const ROWS = 500;

export interface Export {
  readonly type: string;
  readonly fileName: string;
  /** text in pieces; ends with an error where the store is lost on the way, so that no half file passes for a whole one */
  readonly pieces: AsyncGenerator<string>;
}

/**
 * A selection as a file, newest first, however large.
 * @param parameters  `format`, and a selection
 * @param desk        the desk's own address, without a slash at its end
 * Errors: `invalid` naming the parameter; `store-unavailable`.
 */
export function exportUpdates(parameters: Parameters, locale: Locale, desk: string): Promise<Result<Export, Problem>> {
  return answering(async () => {
    const read = readSelected({ format: oneOf(EXPORT_FORMATS) }, parameters);
    if (!read.ok) return read;
    const { filter, more } = read.value;
    const { store, now } = requireServices();
    const format = EXPORTS[more.format];
    const selection = selectionText(parameters);
    const madeAt = now();
    const head = { desk, madeAt, selection, address: `${desk}/search${selection && `?${selection}`}`, total: await store.updates.count(filter) };
    const words = exportWords(locale, head);

    async function* pieces() {
      yield format.head(head, words);
      let before: UpdateCursor | undefined;
      let previous: Update | null = null;
      for (;;) {
        const page: { updates: Update[]; next: UpdateCursor | null } = await store.updates.page(filter, ROWS, before);
        if (page.updates.length > 0) yield format.part(page.updates, words, previous);
        if (!page.next) break;
        previous = page.updates.at(-1) ?? previous;
        before = page.next;
      }
      yield format.tail();
    }

    return ok({ type: format.type, fileName: `entente-${new Date(madeAt).toISOString().slice(0, 10)}.${format.extension}`, pieces: pieces() });
  });
}
