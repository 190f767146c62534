'use client';

import { useLocale, useTranslations } from 'next-intl';
import { DirectionGlyph } from '@/components/ui/DirectionGlyph';
import type { Direction } from '@/lib/domain/tag';
import type { Instant } from '@/lib/time/instant';
import { clockIn, dayIn } from '@/lib/time/wording';

/** The margin of an entry: which way it points, and when. `title` has the times in full. */
export function EntryTime({ at, now, direction, title }: { at: Instant; now: Instant; direction: Direction; title: string }) {
  const directionName = useTranslations('direction');
  const locale = useLocale();
  const day = dayIn(at, 'UTC', locale);
  return (
    <p className="pt-0.5 text-ink-3" title={title}>
      <DirectionGlyph direction={direction} label={directionName(direction)} />
      <time dateTime={new Date(at).toISOString()} className="block">
        {clockIn(at, 'UTC')}
        {day !== dayIn(now, 'UTC', locale) && <span className="block t-micro">{day}</span>}
      </time>
    </p>
  );
}
