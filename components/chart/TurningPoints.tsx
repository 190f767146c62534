'use client';

import { useTranslations } from 'next-intl';
import { DirectionGlyph } from '@/components/ui/DirectionGlyph';
import type { TimeRange } from '@/lib/charts/span';
import { stackTurns, type TurningPoint } from '@/lib/charts/turningPoints';
import { DAY, type Instant } from '@/lib/time/instant';
import { MarkKeys } from './MarkKeys';
import { plotOf, timeToX } from './plot';
import { useChartWords } from './useChartWords';
import { useSize } from './useSize';

const GLYPHS = { thaw: '▲', freeze: '▼', neutral: '●' } as const;
/** A note of the desk, which is no event. */
const NOTE = '◆';
const GLYPH_WIDTH = 10;

/** The chronology's turning points in the span, each over its day: which way it turned, and on hover or by keyboard what it was. */
export function TurningPoints({ turns, range, onChoose }: { turns: readonly TurningPoint[]; range: TimeRange; onChoose: (day: Instant) => void }) {
  const t = useTranslations('index');
  const directionName = useTranslations('direction');
  const words = useChartWords();
  const note = useTranslations('axisNotes');
  const kindOf = ({ direction, by }: TurningPoint) => (by === undefined ? directionName(direction) : note('mark', { name: by }));
  const { ref, size } = useSize();
  const shown = turns.filter(({ day }) => day + DAY > range.from && day < range.to);
  if (shown.length === 0) return null;
  const plot = size && plotOf(size);
  const k = size?.scale ?? 1;
  const placed = plot ? stackTurns(shown.map((turn) => ({ ...turn, x: Math.max(plot.left, timeToX(range, plot, turn.day + DAY / 2)) })), GLYPH_WIDTH * k) : [];
  const height = Math.max(1, ...placed.map(({ level }) => level + 1));
  const y = (level: number) => (height - level) * GLYPH_WIDTH * k + 2;
  return (
    <div ref={ref} className="relative shrink-0 border-t border-rule-2" style={{ height: (height * GLYPH_WIDTH + 6) * k }}>
      {plot && size && (
        <>
          <svg width={size.width} height={size.height} aria-hidden="true" className="absolute inset-0">
            {placed.map(({ id, x, level, direction, by }) => (
              <text key={id} x={x} y={y(level)} textAnchor="middle" fill={`var(--${direction})`} className="t-micro">
                {by === undefined ? GLYPHS[direction] : NOTE}
              </text>
            ))}
          </svg>
          <MarkKeys
            label={t('turns', { count: shown.length })}
            count={placed.length}
            words={({ at }) => (placed[at] ? `${words.day(placed[at].day)}: ${placed[at].title} (${kindOf(placed[at])})` : '')}
            nearest={(x, pointerY) => {
              const near = placed.map(({ x: own, level }, at) => ({ at, off: Math.hypot(own - x, (y(level) - 4 - pointerY) / 2) })).filter(({ off }) => off < 14 * k);
              const best = near.sort((a, b) => a.off - b.off)[0];
              return best ? { at: best.at, layer: null } : null;
            }}
            place={({ at }) => ({ x: placed[at]?.x ?? 0, y: size.height })}
            cursor={({ at }) => {
              const turn = placed[at];
              return turn && <span className="absolute size-4 -translate-x-1/2 border-b-2 border-ink" style={{ left: turn.x, top: y(turn.level) - 12 * k }} />;
            }}
            tip={({ at }) => {
              const turn = placed[at];
              return (
                turn && (
                  <>
                    <p className="font-strong">{words.day(turn.day)}</p>
                    <p>
                      {turn.by === undefined ? <DirectionGlyph direction={turn.direction} /> : <span aria-hidden="true">{NOTE}</span>} {turn.title}
                    </p>
                    {turn.by !== undefined && <p className="text-ink-2">{kindOf(turn)}</p>}
                    <p className="mt-1 text-ink-3">{t('turnOpens')}</p>
                  </>
                )
              );
            }}
            onChoose={({ at }) => placed[at] && onChoose(placed[at].day)}
          />
        </>
      )}
    </div>
  );
}
