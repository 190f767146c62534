'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAnswer } from '@/components/live/useAnswer';
import { DirectionGlyph } from '@/components/ui/DirectionGlyph';
import { Dialog } from '@/components/ui/Dialog';
import { directionOf, isValued } from '@/lib/charts/indexFinding';
import { countLeftOut } from '@/lib/charts/pointParts';
import { dayText } from '@/lib/charts/span';
import { leaveOutParameters, NOTHING_LEFT_OUT, type ChartView } from '@/lib/charts/view';
import { INDEX_POINT_PATH, type IndexPointAnswer, type IndexVariant } from '@/lib/protocol/news';
import type { Instant } from '@/lib/time/instant';
import { Choices } from './Choices';
import { LeftOut } from './LeftOut';
import { PointParts } from './PointParts';
import { Undrawn } from './Undrawn';
import { useAsked } from './useAsked';
import { useChartWords } from './useChartWords';

/** A day of the index taken apart: its stories, press groups and outlets with their weights, each of which can be left out. */
export function PointDialog({ day, view, show, onClose }: { day: Instant; view: ChartView; show: (patch: Partial<ChartView>) => void; onClose: () => void }) {
  const t = useTranslations('index');
  const chart = useTranslations('chart');
  const directionName = useTranslations('direction');
  const words = useChartWords();
  const format = useFormatter();
  const [half, setHalf] = useState<'act' | 'statement'>('act');
  const variant: IndexVariant = view.index === 'said-done' ? half : view.index;
  const url = (leaveOut: ChartView['leaveOut']) => `${INDEX_POINT_PATH}?${new URLSearchParams([['day', dayText(day)], ['variant', variant], ...leaveOutParameters(leaveOut)])}`;
  const isLess = countLeftOut(view.leaveOut) > 0;
  const { answer, problem, retry } = useAsked<IndexPointAnswer>(url(view.leaveOut), `${variant} ${day}`);
  const whole = useAnswer<IndexPointAnswer>(isLess ? url(NOTHING_LEFT_OUT) : null).answer;
  const point = answer?.point;
  return (
    <Dialog title={t('pointTitle', { day: words.day(day) })} onClose={onClose} wide>
      {view.index === 'said-done' && <Choices label={t('views')} values={['act', 'statement'] as const} words={(one) => t(one === 'act' ? 'done' : 'said')} chosen={half} onChoose={setHalf} />}
      {problem !== null && answer === null ? (
        <Undrawn message={chart('failed')} action={chart('tryAgain')} onAction={retry} />
      ) : !answer || !point ? (
        <p className="text-ink-2">{chart('reading')}</p>
      ) : (
        <>
          <div role="status" className="mb-2 flex flex-wrap items-baseline gap-x-4">
            {isValued(point) ? (
              <>
                <strong className="t-h2">{format.number(Math.abs(point.value), { maximumFractionDigits: 1 }) === '0' ? '0' : words.signed(point.value, 1)}</strong>
                <span>
                  <DirectionGlyph direction={directionOf(point.value)} /> {directionName(directionOf(point.value))}, {t('between', { low: words.signed(point.low), high: words.signed(point.high) })}
                </span>
              </>
            ) : (
              <strong className="t-h3">{t('nothingLeft')}</strong>
            )}
            {isLess && whole?.point.value != null && <span className="text-ink-2">{t('wholeValue', { value: words.signed(whole.point.value, 1) })}</span>}
          </div>
          <LeftOut leaveOut={view.leaveOut} stories={[...(whole?.stories ?? []), ...answer.stories]} onChange={(leaveOut) => show({ leaveOut })} />
          <p className="mb-3 max-w-[68ch] text-ink-2">{t('pointAbout')}</p>
          <PointParts answer={answer} day={day} leaveOut={view.leaveOut} onChange={(leaveOut) => show({ leaveOut })} />
        </>
      )}
    </Dialog>
  );
}
