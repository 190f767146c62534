import { useLocale, useTranslations } from 'next-intl';
import { DirectionGlyph } from '@/components/ui/DirectionGlyph';
import type { ChronologyEvent } from '@/lib/domain/chronology';
import { instant } from '@/lib/time/instant';
import { dayIn } from '@/lib/time/wording';
import { Aside } from './Aside';

/** What the chronology has for the days of a story. */
export function SameDays({ events }: { events: readonly ChronologyEvent[] }) {
  const t = useTranslations('story');
  const direction = useTranslations('direction');
  const locale = useLocale();
  if (events.length === 0) return null;
  return (
    <Aside title={t('sameDays')} note={<a href="/chronology">{t('chronology')}</a>}>
      <ul>
        {events.map((event) => (
          <li key={event.id} className="grid grid-cols-[calc(var(--u)*16)_minmax(0,1fr)] border-t border-rule-2 py-1.5 first:border-t-0">
            <time dateTime={event.date} className="text-ink-2">
              {dayIn(instant(Date.parse(event.date)), 'UTC', locale)}
            </time>
            <span>
              <DirectionGlyph direction={event.direction} label={direction(event.direction)} /> {event.title[locale]}
            </span>
          </li>
        ))}
      </ul>
    </Aside>
  );
}
