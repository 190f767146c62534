'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useMemo, useRef, useState } from 'react';
import { indexFinding, isValued } from '@/lib/charts/indexFinding';
import { firstVariant, indexAsked } from '@/lib/charts/asked';
import { countLeftOut } from '@/lib/charts/pointParts';
import { floorTo, momentText } from '@/lib/charts/span';
import type { TurningPoint } from '@/lib/charts/turningPoints';
import { INDEX_VIEWS, NOTHING_LEFT_OUT } from '@/lib/charts/view';
import { INDEX_PATH, type IndexAnswer, type IndexVariant } from '@/lib/protocol/news';
import { DAY, shift, type Instant } from '@/lib/time/instant';
import { ChartFigure } from './ChartFigure';
import type { ChartProps } from './chartProps';
import { Choices } from './Choices';
import { IndexDrawing } from './IndexDrawing';
import { IndexRail } from './IndexRail';
import { PointDialog } from './PointDialog';
import { TurningPoints } from './TurningPoints';
import { useAsked } from './useAsked';
import { useChartWords } from './useChartWords';
import { useIndexSentence } from './useIndexSentence';

/** The relations index by day, with its band, its gaps and the turning points below; a day opens into what it is made of. */
export function IndexFigure(props: ChartProps & { turns: readonly TurningPoint[] }) {
  const { range, until, baselineAt, turns, view, show, choose, isSelected, first } = props;
  const t = useTranslations('index');
  const words = useChartWords();
  const [opened, setOpened] = useState<Instant | null>(null);
  const opener = useRef<Element | null>(null);
  // A dialog that is taken away, rather than closed, leaves the focus nowhere.
  useEffect(() => {
    if (opened === null && opener.current instanceof HTMLElement) opener.current.focus();
  }, [opened]);
  const open = (day: Instant) => {
    opener.current = document.activeElement;
    setOpened(day);
  };
  const isPair = view.index === 'said-done';
  const url = (variant: IndexVariant) => `${INDEX_PATH}?${indexAsked(variant, range, view.leaveOut)}`;
  const drawnAs = `${view.index} ${range.from} ${range.to}`;
  const main = useAsked<IndexAnswer>(url(firstVariant(view.index)), drawnAs, first);
  const said = useAsked<IndexAnswer>(isPair ? url('statement') : null, drawnAs);
  const { points, saidPoints, shown } = useMemo(() => {
    const all = main.answer?.points.filter(({ day }) => day <= until) ?? [];
    return { points: all, saidPoints: said.answer?.points ?? [], shown: all.filter(({ day }) => day >= floorTo(range.from, DAY)) };
  }, [main.answer, said.answer, range.from, until]);
  const finding = useMemo(() => indexFinding(shown, baselineAt), [shown, baselineAt]);
  const sentence = useIndexSentence(finding, view.index, saidPoints);
  const saidOf = (day: Instant) => saidPoints.find((point) => point.day === day);
  const answered = isPair
    ? { ...main, answer: said.answer && main.answer, problem: main.problem ?? said.problem, retry: () => (main.problem ? main.retry() : said.retry()) }
    : main;
  const hasEvidence = shown.some(isValued) || (isPair && saidPoints.some(isValued));
  const table = {
    columns: isPair ? [t('day'), t('done'), t('said')] : [t('day'), t('value'), t('low'), t('high'), t('stories'), t('updates')],
    rows: hasEvidence ? shown.map((point) => [words.day(point.day), ...(isPair ? [point.value, saidOf(point.day)?.value ?? null] : [point.value, point.low, point.high, point.stories, point.updates])]) : [],
  };
  const turn = useMemo(() => (finding.kind === 'up' || finding.kind === 'down' ? { ...finding.turn, isLow: finding.kind === 'up' } : null), [finding]);
  const leftOut = countLeftOut(view.leaveOut);
  return (
    <>
      <ChartFigure
        name={t('title')}
        sentence={answered.answer ? sentence : null}
        measure={`${t(`measure.${view.index}`)}.${isSelected ? ` ${t('allNews')}` : ''}`}
        controls={
          <div className="flex flex-wrap items-baseline justify-between gap-x-4">
            <Choices label={t('views')} values={INDEX_VIEWS} words={(one) => t(`view.${one}`)} chosen={view.index} onChoose={(index) => show({ index })} />
            {leftOut > 0 && (
              <p>
                <strong>{t('leftOut', { count: leftOut })}</strong>{' '}
                <button type="button" className="action" onClick={() => show({ leaveOut: NOTHING_LEFT_OUT })}>
                  {t('putAllBack')}
                </button>
              </p>
            )}
          </div>
        }
        table={table}
        emptyWords={t('empty')}
        answered={answered}
        fileName={words.file('index', range)}
        frame="h-56"
        rail={<IndexRail last={shown.findLast(isValued)} said={isPair ? saidPoints.findLast(isValued) : undefined} />}
      >
        <div className="flex h-full flex-col">
          <IndexDrawing points={points} said={isPair ? saidPoints : null} range={range} until={until} baselineAt={baselineAt} turns={turns} turn={turn} onOpen={open} />
          <TurningPoints turns={turns} range={range} onChoose={(day) => choose({ from: momentText(day), to: momentText(shift(day, DAY)) })} />
        </div>
      </ChartFigure>
      {opened !== null && <PointDialog day={opened} view={view} show={show} onClose={() => setOpened(null)} />}
    </>
  );
}
