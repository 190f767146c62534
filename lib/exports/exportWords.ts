import type { Locale } from '@/lib/i18n/locales';
import { translatorOf } from '@/lib/i18n/translator';
import { clockIn } from '@/lib/time/wording';
import type { ExportHead, ExportWords } from './exportHead';

/** The words of a file in a reader's language. */
export function exportWords(locale: Locale, { madeAt, total }: ExportHead): ExportWords {
  const t = translatorOf(locale, 'taking');
  const [direction, tag, pressGroup] = [translatorOf(locale, 'direction'), translatorOf(locale, 'tag'), translatorOf(locale, 'pressGroup')];
  return {
    lang: locale,
    title: t('title'),
    total: t('total', { count: total }),
    madeAt: t('madeAt', { day: new Date(madeAt).toISOString().slice(0, 10), time: clockIn(madeAt, 'UTC') }),
    address: t('address'),
    notice: t('notice'),
    rights: t('rights'),
    undated: t('undated'),
    direction: (value) => direction(value),
    tag: (value) => tag(value),
    pressGroup: (value) => pressGroup(value),
  };
}
