'use client';

import { useLocale, useTranslations } from 'next-intl';
import { DirectionGlyph } from '@/components/ui/DirectionGlyph';
import { instant } from '@/lib/time/instant';
import { longDayIn } from '@/lib/time/wording';
import { onThisDay, sinceBaseline, type WallEvent } from '@/lib/wall/wallEvents';
import { Empty } from './Empty';

const SHOWN = 5;

/** What fell on this day in other years, and the way from the baseline to now. */
export function ChronologyScene({ events, baselineDay, today }: { events: readonly WallEvent[]; baselineDay: string; today: string }) {
  const t = useTranslations('wall');
  const day = onThisDay(events, today, SHOWN);
  return (
    <div className="wall-chronology">
      <section>
        <h2>{t(day.isExact ? 'onThisDay' : 'theseDays')}</h2>
        {day.events.length === 0 ? <Empty words={t('nothingOnDay')} /> : <Events events={day.events} />}
      </section>
      <section>
        <h2>{t('sinceBaseline')}</h2>
        <Events events={sinceBaseline(events, baselineDay, today, SHOWN)} />
      </section>
    </div>
  );
}

function Events({ events }: { events: readonly WallEvent[] }) {
  const directionName = useTranslations('direction');
  const locale = useLocale();
  return (
    <ol>
      {events.map(({ id, date, title, direction }) => (
        <li key={id}>
          <p className="wall-kicker">
            <b>
              <DirectionGlyph direction={direction} label={directionName(direction)} /> {longDayIn(instant(Date.parse(date)), 'UTC', locale)}
            </b>
          </p>
          <h3>{title}</h3>
        </li>
      ))}
    </ol>
  );
}
