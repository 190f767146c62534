'use client';

import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { useAnswer } from '@/components/live/useAnswer';
import { DirectionGlyph } from '@/components/ui/DirectionGlyph';
import { directionOf, indexFinding, isValued, type ValuedPoint } from '@/lib/charts/indexFinding';
import { countLeftOut } from '@/lib/charts/pointParts';
import { floorTo, momentText } from '@/lib/charts/span';
import type { TurningPoint } from '@/lib/charts/turningPoints';
import { INDEX_VIEWS, leaveOutParameters, NOTHING_LEFT_OUT } from '@/lib/charts/view';
import { INDEX_PATH, type IndexAnswer, type IndexVariant } from '@/lib/protocol/news';
import type { IndexPoint } from '@/lib/series/relationsIndex';
import { DAY, shift, type Instant } from '@/lib/time/instant';
import { ChartFigure } from './ChartFigure';
import type { ChartProps } from './chartProps';
import { Choices } from './Choices';
import { IndexDrawing } from './IndexDrawing';
import { PointDialog } from './PointDialog';
import { TurningPoints } from './TurningPoints';
import { useChartWords } from './useChartWords';
import { useIndexSentence } from './useIndexSentence';

/** The relations index by day, with its band, its gaps and the turning points below; a day opens into what it is made of. */
export function IndexFigure(props: ChartProps & { turns: readonly TurningPoint[] }) {
  const { range, until, baselineAt, turns, view, show, choose, isSelected } = props;
  const t = useTranslations('index');
  const words = useChartWords();
  const [opened, setOpened] = useState<Instant | null>(null);
  const isPair = view.index === 'said-done';
  const url = (variant: IndexVariant) => {
    // One day more than is shown, so that the line comes in from the edge.
    const days = { from: momentText(shift(floorTo(range.from, DAY), -DAY)), to: momentText(shift(floorTo(shift(range.to, -1), DAY), DAY)) };
    return `${INDEX_PATH}?${new URLSearchParams([['variant', variant], ...Object.entries(days), ...leaveOutParameters(view.leaveOut)])}`;
  };
  const main = useAnswer<IndexAnswer>(url(view.index === 'said-done' ? 'act' : view.index));
  const said = useAnswer<IndexAnswer>(isPair ? url('statement') : null);
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
        rail={<Rail last={shown.findLast(isValued)} said={isPair ? saidPoints.findLast(isValued) : undefined} />}
      >
        <div className="flex h-full flex-col">
          <IndexDrawing points={points} said={isPair ? saidPoints : null} range={range} until={until} baselineAt={baselineAt} turns={turns} onOpen={setOpened} />
          <TurningPoints turns={turns} range={range} onChoose={(day) => choose({ from: momentText(day), to: momentText(shift(day, DAY)) })} />
        </div>
      </ChartFigure>
      {opened !== null && <PointDialog day={opened} view={view} show={show} onClose={() => setOpened(null)} />}
    </>
  );
}

/** Where the index stands now, in large figures. */
function Rail({ last, said }: { last: ValuedPoint | undefined; said: IndexPoint | undefined }) {
  const t = useTranslations('index');
  const directionName = useTranslations('direction');
  const words = useChartWords();
  if (!last) return null;
  const direction = directionOf(last.value);
  const color = { thaw: 'text-thaw', freeze: 'text-freeze', neutral: 'text-ink' }[direction];
  return (
    <div className="flex flex-wrap items-baseline gap-x-3 @min-[500px]:block @min-[500px]:pt-6">
      <p className={`t-h2 ${color}`}>{words.signed(last.value)}</p>
      <p>
        <DirectionGlyph direction={direction} /> <strong>{directionName(direction)}</strong>
        {said === undefined && <span className="whitespace-nowrap"> ± {Math.round((last.high - last.low) / 2)}</span>}
      </p>
      <p className="text-ink-3">{said?.value != null ? t('saidNow', { value: words.signed(said.value) }) : t('behindIt', { count: last.stories, day: words.day(last.day) })}</p>
    </div>
  );
}
