'use client';

import { useLocale, useTranslations } from 'next-intl';
import { DirectionGlyph } from '@/components/ui/DirectionGlyph';
import { TagName } from '@/components/ui/TagName';
import type { UpdateProvenance } from '@/lib/protocol/news';
import { momentIn } from '@/lib/time/wording';

/** What it was read as before, under other rules or in another wording. */
export function OldReadings({ old }: { old: UpdateProvenance['oldMarks'] }) {
  const t = useTranslations('update');
  const direction = useTranslations('direction');
  const locale = useLocale();
  return (
    <section aria-labelledby="old-readings" className="border-t border-ink pt-1">
      <h2 id="old-readings" className="mb-1 font-strong">
        {t('oldReadings')}
      </h2>
      {old.length === 0 && <p className="text-ink-2">{t('noOldReadings')}</p>}
      <ol>
        {old.map(({ replacedAt, marks }) => (
          <li key={replacedAt} className="border-t border-rule-2 py-2 first:border-t-0">
            <p className="facts text-ink-2">
              <span>{t('replacedAt', { time: momentIn(replacedAt, 'UTC', locale) })}</span>
              {marks.rulesVersion && <span>{t('rules', { version: marks.rulesVersion })}</span>}
            </p>
            <p className="t-label flex flex-wrap gap-x-4">
              <span>{t(marks.relevance.relevant ? 'bears' : 'beside')}</span>
              <span>
                <DirectionGlyph direction={marks.direction.value} /> {direction(marks.direction.value)}
              </span>
              {marks.tags.map(({ tag }) => (
                <TagName key={tag} tag={tag} />
              ))}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
