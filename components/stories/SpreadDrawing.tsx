'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useMomentTitle } from '@/components/ui/Moment';
import type { StoryUpdate } from '@/lib/protocol/news';
import { spreadOf, type SpreadDot } from '@/lib/stream/spread';
import { DAY } from '@/lib/time/instant';
import { clockIn, dayIn } from '@/lib/time/wording';

/** Who reported it when: filled dots for a text of their own, open ones for another's. A dot leads to its update below. */
export function SpreadDrawing({ updates, firstItem }: { updates: readonly StoryUpdate[]; firstItem: string }) {
  const t = useTranslations('story');
  const groupName = useTranslations('pressGroup');
  const locale = useLocale();
  const titleOf = useMomentTitle();
  const { rows, silent, ticks } = useMemo(() => spreadOf(updates), [updates]);
  const step = (ticks[1]?.at ?? 0) - (ticks[0]?.at ?? 0);
  const days = ticks.map(({ at }) => dayIn(at, 'UTC', locale));
  const label = (at: (typeof ticks)[number]['at'], index: number) => {
    if (step >= DAY) return days[index];
    if (days[index] !== days[index - 1]) return `${days[index]} ${clockIn(at, 'UTC')}`;
    // A narrow screen shows the first and the last time only.
    const isAlone = index === ticks.length - 1 && days[index] !== days[0];
    return (
      <>
        {isAlone && <b>{days[index]} </b>}
        {clockIn(at, 'UTC')}
      </>
    );
  };
  return (
    <figure aria-label={t('spread')} className="mb-6 border-t border-ink pt-1">
      <figcaption className="mb-2 flex flex-wrap justify-between gap-x-6">
        <strong>{t('spread')}</strong>
        <span className="text-ink-2">{t('spreadKey')}</span>
      </figcaption>
      <div className="spread-grid" aria-hidden="true">
        <div className="spread-axis t-micro text-ink-3">
          {ticks.map(({ at, place }, index) => (
            <span key={at} style={{ left: `${place * 100}%` }} data-edge={index === 0 ? 'first' : index === ticks.length - 1 ? 'last' : undefined}>
              {label(at, index)}
            </span>
          ))}
        </div>
        {rows.map(({ group, dots }) => (
          <div key={group} className="contents">
            <span className="overflow-hidden text-ellipsis whitespace-nowrap">{groupName(group)}</span>
            <div className="spread-row">
              {ticks.map(({ at, place }) => (
                <i key={at} style={{ left: `${place * 100}%` }} />
              ))}
              {dots.map((dot) => (
                <a key={dot.id} href={`#u-${dot.id}`} tabIndex={-1} data-own={dot.isIndependent || undefined} data-first={dot.id === firstItem || undefined} style={{ left: `${dot.place * 100}%` }} title={`${dot.outlet}, ${titleOf(dot.at)}`} />
              ))}
            </div>
          </div>
        ))}
      </div>
      {/* What the dots say, for whoever does not see them; the updates stand below in full. */}
      <ul className="unseen">
        {rows.map(({ group, dots }) => (
          <li key={group}>{t('spreadRow', { group: groupName(group), outlets: new Set(dots.map(({ outlet }) => outlet)).size, own: dots.filter((dot: SpreadDot) => dot.isIndependent).length, time: titleOf(dots[0]!.at) })}</li>
        ))}
      </ul>
      {silent.length > 0 && (
        <p className="mt-2 text-ink-2">
          {t('silent')} <span className="italic">{silent.map((group) => groupName(group)).join(', ')}</span>
        </p>
      )}
    </figure>
  );
}
