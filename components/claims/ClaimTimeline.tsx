'use client';

import { useLocale, useTranslations } from 'next-intl';
import { ledgerSpan, placeOf } from '@/lib/claims/timeline';
import type { ClaimAnswer } from '@/lib/protocol/news';
import { DAY, instant, type Instant } from '@/lib/time/instant';
import { dayAndYearIn, dayIn, longDayIn, partsIn } from '@/lib/time/wording';
import { TimelineDrawing } from './TimelineDrawing';

/** The range's thumb is this wide; the drawing is set in by half of it, so that the thumb stands under its day. */
const THUMB =
  "[&::-webkit-slider-thumb]:size-4 [&::-webkit-slider-thumb]:appearance-none [&::-webkit-slider-thumb]:rounded-full [&::-webkit-slider-thumb]:bg-ink [&::-moz-range-thumb]:size-4 [&::-moz-range-thumb]:rounded-full [&::-moz-range-thumb]:border-0 [&::-moz-range-thumb]:bg-ink";

/** Where days are named below the slider, as parts of the whole. */
const TICKS = [0, 0.25, 0.5, 0.75, 1];

interface Props {
  readonly heading: 'h2' | 'h3';
  /** as known today */
  readonly answer: ClaimAnswer;
  /** midnight UTC, like every day here */
  readonly articleDay: Instant;
  readonly today: Instant;
  /** null: today */
  readonly day: Instant | null;
  readonly onDay: (day: Instant | null) => void;
}

/** Evidence and status over time, and the day that the ledger is read as of. */
export function ClaimTimeline({ heading: Heading, answer, articleDay, today, day, onDay }: Props) {
  const t = useTranslations('claims');
  const stanceName = useTranslations('stance');
  const locale = useLocale();
  const span = ledgerSpan(articleDay, answer.since, today);
  const isOfOneYear = partsIn(span.first, 'UTC').year === partsIn(span.last, 'UTC').year;
  const tickWords = isOfOneYear ? dayIn : dayAndYearIn;
  const shown = day === null || day > span.last ? span.last : day < span.first ? span.first : day;
  const steps = Math.round((span.last - span.first) / DAY);
  const words = longDayIn(shown, 'UTC', locale);

  return (
    <section className="mb-4 border-t border-ink pt-1">
      <div className="flex flex-wrap items-baseline gap-x-6">
        <Heading className="t-h4">{day === null ? t('today', { day: words }) : t('asOf', { day: words })}</Heading>
        <p aria-hidden="true" className="flex gap-x-4 text-ink-2">
          <span>
            <span className="mr-1.5 inline-block size-2 bg-ink" />
            {stanceName('supports')}
          </span>
          <span>
            <span className="mr-1.5 inline-block size-2 border border-ink" />
            {stanceName('contradicts')}
          </span>
          <span>
            <span className="mr-1.5 inline-block size-2 rounded-full border border-ink" />
            {stanceName('updates')}
          </span>
        </p>
        {day !== null && (
          <button type="button" className="action ml-auto" onClick={() => onDay(null)}>
            {t('returnToToday', { day: dayIn(today, 'UTC', locale) })}
          </button>
        )}
      </div>
      <div className="px-2">
        <TimelineDrawing answer={answer} span={span} articleDay={articleDay} shown={shown} />
      </div>
      <input
        type="range"
        min={0}
        max={steps}
        step={1}
        value={Math.round((shown - span.first) / DAY)}
        aria-label={t('asOfSlider')}
        aria-valuetext={words}
        onChange={(event) => {
          const chosen = instant(span.first + Number(event.target.value) * DAY);
          onDay(chosen >= span.last ? null : chosen);
        }}
        className={`-mt-1 block h-6 w-full cursor-pointer appearance-none bg-transparent ${THUMB}`}
      />
      <p aria-hidden="true" className="t-micro relative mx-2 h-4 text-ink-3">
        {TICKS.map((part) => {
          const tick = instant(span.first + Math.round(steps * part) * DAY);
          return (
            <span key={part} style={{ left: `${placeOf(tick, span) * 100}%` }} className={`absolute ${isOfOneYear || part % 0.5 === 0 ? '' : 'max-tablet:hidden'} ${part === 0 ? '-translate-x-2' : part === 1 ? '-translate-x-full pl-2' : '-translate-x-1/2'}`}>
              {part === 1 ? t('todayMark') : tickWords(tick, 'UTC', locale)}
            </span>
          );
        })}
      </p>
    </section>
  );
}
