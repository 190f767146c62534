'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useId } from 'react';
import { useChartWords } from '@/components/chart/useChartWords';
import { DirectionGlyph } from '@/components/ui/DirectionGlyph';
import { directionOf, gapsOf } from '@/lib/charts/indexFinding';
import { timeTicks } from '@/lib/charts/scale';
import { stackTurns } from '@/lib/charts/turningPoints';
import type { IndexPoint } from '@/lib/series/relationsIndex';
import { DAY, instant, type Instant } from '@/lib/time/instant';
import { dayIn } from '@/lib/time/wording';
import { heightOf, indexShape } from '@/lib/wall/indexShape';
import type { WallEvent } from '@/lib/wall/wallEvents';

const LEVELS = [100, 50, 0, -50, -100];
/** In hundredths of the drawing: a glyph nearer than this to another stands upon it. */
const GLYPH_WIDTH = 2.4;
/** So that a screen's width carries seven or eight dates. */
const TICK_WIDTH = 520;
/** In hundredths: a gap wide enough for its words. */
const GAP_WORDS = 11;

interface Props {
  readonly points: readonly IndexPoint[];
  readonly turns: readonly WallEvent[];
  readonly baselineAt: Instant;
  readonly until: Instant;
}

/**
 * The index as lines that stretch with the screen, and words laid over them that do not. Needs no measuring, so the server draws it too, and no
 * library. What it shows stands in words beside it.
 */
export function IndexPlot({ points, turns, baselineAt, until }: Props) {
  const t = useTranslations('wall');
  const index = useTranslations('index');
  const locale = useLocale();
  const { signed } = useChartWords();
  const id = useId().replace(/[^\w-]/g, '');
  const { line, alone, band, last, xOf, range } = indexShape(points, until);
  const hasBaseline = baselineAt >= range.from && baselineAt < range.to;
  const marks = stackTurns(turns.map((turn) => ({ ...turn, x: xOf(instant(Date.parse(turn.date) + DAY / 2)) })), GLYPH_WIDTH);
  return (
    <figure className="wall-plot" role="img" aria-label={index('title')}>
      {LEVELS.map((level) => (
        <span key={level} className="wall-level" data-zero={level === 0 || undefined} style={{ top: `${heightOf(level)}%` }}>
          <span>{signed(level)}</span>
        </span>
      ))}
      {gapsOf(points).map(({ from, to }) => (
        <span key={from} className="wall-gap" style={{ left: `${xOf(from)}%`, width: `${xOf(to) - xOf(from)}%` }}>
          {xOf(to) - xOf(from) >= GAP_WORDS && t('noData')}
        </span>
      ))}
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
        <defs>
          <clipPath id={`${id}-thaw`}>
            <rect x="-2" y="-2" width="104" height="52" />
          </clipPath>
          <clipPath id={`${id}-freeze`}>
            <rect x="-2" y="50" width="104" height="52" />
          </clipPath>
        </defs>
        {(['thaw', 'freeze'] as const).map((side) => (
          <g key={side} clipPath={`url(#${id}-${side})`}>
            <path d={band} fill={`var(--${side}-wash)`} />
            <path d={line} fill="none" stroke={`var(--${side})`} className="wall-line" vectorEffect="non-scaling-stroke" />
            <path d={alone} fill="none" stroke={`var(--${side})`} className="wall-line wall-alone" vectorEffect="non-scaling-stroke" />
          </g>
        ))}
      </svg>
      {hasBaseline && (
        <span className="wall-baseline" data-right={xOf(baselineAt) > 70 || undefined} style={{ left: `${xOf(baselineAt)}%` }}>
          <span>{t('baseline', { day: dayIn(baselineAt, 'UTC', locale) })}</span>
        </span>
      )}
      {last && <span className="wall-dot" data-direction={directionOf(last.value)} style={{ left: `${last.x}%`, top: `${last.y}%` }} />}
      {marks.map(({ id: turn, x, level, direction }) => (
        <span key={turn} className="wall-turn" style={{ left: `${x}%`, bottom: `${level * 2.2 - 4.6}rem` }}>
          <DirectionGlyph direction={direction} />
        </span>
      ))}
      {timeTicks(range, TICK_WIDTH).at.map((at) => (
        <span key={at} className="wall-tick" style={{ left: `${xOf(instant(at))}%` }}>
          {dayIn(instant(at), 'UTC', locale)}
        </span>
      ))}
    </figure>
  );
}
