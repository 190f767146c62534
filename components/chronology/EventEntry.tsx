import { useLocale, useTranslations } from 'next-intl';
import type { ChronologyEvent } from '@/lib/domain/chronology';
import { DirectionGlyph } from '@/components/ui/DirectionGlyph';
import { TagName } from '@/components/ui/TagName';
import { instant } from '@/lib/time/instant';
import { longDayIn } from '@/lib/time/wording';

/** One turning point with its sources. */
export function EventEntry({ event }: { event: ChronologyEvent }) {
  const locale = useLocale();
  const t = useTranslations('chronology');
  const directionName = useTranslations('direction');
  const language = locale === 'es' ? 'es' : 'en';
  return (
    <article id={event.id} className="grid gap-x-6 border-t border-rule py-3 tablet:grid-cols-[calc(var(--u)*36)_minmax(0,64ch)]">
      <p className="t-small flex items-baseline gap-x-2 text-ink-2 tablet:block">
        <time dateTime={event.date} className="whitespace-nowrap">
          {longDayIn(instant(Date.parse(event.date)), 'UTC', locale)}
        </time>
        <span className="block whitespace-nowrap">
          <DirectionGlyph direction={event.direction} /> {directionName(event.direction)}
        </span>
      </p>
      <div>
        <h2 className={event.importance === 3 ? 't-h3' : 't-h5'}>{event.title[language]}</h2>
        <p className="t-body mt-1">{event.summary[language]}</p>
        <p className="t-small mt-1 flex flex-wrap gap-x-4">
          {event.tags.map((tag) => (
            <TagName key={tag} tag={tag} />
          ))}
        </p>
        <p className="t-small mt-1 text-ink-2">
          {event.confidence === 'second-hand' && <span className="mr-2 text-warn">{t('secondHand')}</span>}
          {t('sources')}{' '}
          {event.sources.map(({ outlet, url, publishedOn }, at) => (
            <span key={url}>
              {at > 0 && ' · '}
              <a href={url} rel="noopener noreferrer" className="inline-block min-h-6">
                {outlet}
              </a>
              {publishedOn !== null && publishedOn !== event.date && `, ${longDayIn(instant(Date.parse(publishedOn)), 'UTC', locale)}`}
            </span>
          ))}
        </p>
      </div>
    </article>
  );
}
