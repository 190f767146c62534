'use client';

import { useFormatter, useTranslations } from 'next-intl';
import type { PressGroup } from '@/lib/domain/pressGroup';
import { DIRECTIONS } from '@/lib/domain/tag';
import type { GroupFigures } from '@/lib/series/pressGroups';
import { MarkKeys } from './MarkKeys';
import { nameWidth } from './plot';
import { useDelay } from './useDelay';
import { useSize } from './useSize';

const HEAD = 20;
const ORDER = ['thaw', 'neutral', 'freeze'] as const;
const GLYPHS = { thaw: '▲', neutral: '●', freeze: '▼' } as const;

/** One row for each press group: its share, its directions as one divided bar, and how it stands in the race to be first. */
export function PressDrawing({ groups, onChoose }: { groups: readonly GroupFigures[]; onChoose: (group: PressGroup) => void }) {
  const t = useTranslations('press');
  const groupName = useTranslations('pressGroup');
  const directionName = useTranslations('direction');
  const format = useFormatter();
  const delay = useDelay();
  const { ref, size } = useSize();
  const k = size?.scale ?? 1;
  const width = size?.width ?? 0;
  const row = size ? (size.height - HEAD * k) / groups.length : 0;
  const y = (at: number) => HEAD * k + (at + 0.5) * row;
  const most = Math.max(...groups.map(({ updates }) => updates), 1);
  const columns = columnsOf(width, nameWidth(groups.map(({ pressGroup }) => groupName(pressGroup)), k), k);
  const percent = (share: number) => format.number(share, { style: 'percent' });
  const standing = ({ medianHoursBehind: hours }: GroupFigures) => (hours === null ? '–' : hours === 0 ? t('mostlyFirst') : delay(hours));
  const wordsOf = (group: GroupFigures) =>
    group.updates === 0
      ? t('silent')
      : [
          t('rowWords', { updates: group.updates, share: percent(group.share) }),
          DIRECTIONS.map((direction) => `${directionName(direction)} ${percent(group.direction[direction])}`).join(', '),
          t('firstWords', { first: group.first }),
          !group.medianHoursBehind ? '' : t('behindWords', { delay: delay(group.medianHoursBehind) }),
          group.silentOn.length === 0 ? '' : t('silentOnWords', { count: group.silentOn.length }),
        ]
          .filter(Boolean)
          .join('. ');
  return (
    <div ref={ref} className="relative h-full">
      {size && (
        <>
          <svg width={width} height={size.height} aria-hidden="true" className="absolute inset-0">
            <text x={columns.updates} y={12 * k} textAnchor="end" className="t-micro fill-(--ink-3)">
              {t('updates')}
            </text>
            {ORDER.map((direction, index) => (
              <text key={direction} x={columns.direction + (index / 2) * columns.directionWidth} y={12 * k} textAnchor={(['start', 'middle', 'end'] as const)[index]} fill={`var(--${direction})`} className="t-micro">
                {GLYPHS[direction]}
              </text>
            ))}
            <text x={width} y={12 * k} textAnchor="end" className="t-micro fill-(--ink-3)">
              {t('behind')}
            </text>
            {groups.map((group, at) => {
              const isSilent = group.updates === 0;
              let from = columns.direction;
              return (
                <g key={group.pressGroup}>
                  <text x={0} y={y(at) + 4 * k} className={`t-small ${isSilent ? 'fill-(--ink-3)' : 'fill-(--ink)'}`}>
                    {groupName(group.pressGroup)}
                  </text>
                  {isSilent ? (
                    <text x={width} y={y(at) + 4 * k} textAnchor="end" className="t-small fill-(--ink-3)" fontStyle="italic">
                      {t('silent')}
                    </text>
                  ) : (
                    <>
                      <rect x={columns.bar} y={y(at) - 3 * k} width={Math.max(1, (group.updates / most) * columns.barWidth)} height={6 * k} fill="var(--ink-2)" />
                      <text x={columns.updates} y={y(at) + 4 * k} textAnchor="end" className="t-small fill-(--ink)">
                        {format.number(group.updates)}
                      </text>
                      {ORDER.map((direction) => {
                        const wide = group.direction[direction] * columns.directionWidth;
                        const x = from;
                        from += wide;
                        const high = direction === 'neutral' ? 2 * k : 8 * k;
                        return wide < 0.25 ? null : <rect key={direction} x={x} y={y(at) - high / 2} width={wide} height={high} fill={`var(--${direction})`} />;
                      })}
                      <text x={width} y={y(at) + 4 * k} textAnchor="end" className="t-small fill-(--ink)">
                        {standing(group)}
                      </text>
                    </>
                  )}
                </g>
              );
            })}
          </svg>
          <MarkKeys
            label={t('marks')}
            count={groups.length}
            isVertical
            words={({ at }) => (groups[at] ? `${groupName(groups[at].pressGroup)}: ${wordsOf(groups[at])}` : '')}
            nearest={(_, pointerY) => {
              const at = Math.floor((pointerY - HEAD * k) / row);
              return at >= 0 && at < groups.length ? { at, layer: null } : null;
            }}
            place={({ at }) => ({ x: width * 0.3, y: y(at) + row / 2 + 2 })}
            cursor={({ at }) => <span className="absolute inset-x-0 bg-ink opacity-6" style={{ top: y(at) - row / 2, height: row }} />}
            tip={({ at }) => {
              const group = groups[at];
              if (!group) return null;
              return (
                <>
                  <p className="font-strong">{groupName(group.pressGroup)}</p>
                  {wordsOf(group)
                    .split('. ')
                    .map((line) => (
                      <p key={line}>{line}</p>
                    ))}
                  {group.updates > 0 && <p className="mt-1 text-ink-3">{t('opens')}</p>}
                </>
              );
            }}
            onChoose={({ at }) => groups[at] && groups[at].updates > 0 && onChoose(groups[at].pressGroup)}
          />
        </>
      )}
    </div>
  );
}

/** Names, bars, counts, directions and delays side by side, in CSS pixels; where there is little room the bars shrink first. */
function columnsOf(width: number, names: number, k: number) {
  const counts = 40 * k;
  const delays = 60 * k;
  const free = Math.max(40 * k, width - names - counts - delays - 16 * k);
  const barWidth = free * 0.4;
  const directionWidth = free * 0.6;
  const bar = names;
  const updates = bar + barWidth + counts;
  return { bar, barWidth, updates, direction: updates + 16 * k, directionWidth };
}
