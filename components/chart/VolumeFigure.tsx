'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useCallback, useId, useMemo, useState } from 'react';
import { PART_OF, volumeAsked } from '@/lib/charts/asked';
import { momentText, type TimeRange } from '@/lib/charts/span';
import type { TurningPoint } from '@/lib/charts/turningPoints';
import { busiestBar, spanOfBar, stackVolume } from '@/lib/charts/volumeStack';
import { VOLUME_BY_PATH, type VolumeByAnswer } from '@/lib/protocol/news';
import { VOLUME_DIMENSIONS } from '@/lib/series/volumeBy';
import { ChartFigure } from './ChartFigure';
import type { ChartProps } from './chartProps';
import { Choices } from './Choices';
import { LayerFills, layerPaint, Swatch } from './layerFills';
import { useAsked } from './useAsked';
import { useChartWords } from './useChartWords';
import { useKeyName } from './useKeyName';
import { useVolumeSentence } from './useVolumeSentence';
import { VolumeDrawing } from './VolumeDrawing';

/** How many updates came, by tag, press group, direction or language, of what the reader has chosen to see. */
export function VolumeFigure({ range, until, baselineAt, view, show, selection, choose, first, turns }: ChartProps & { turns: readonly TurningPoint[] }) {
  const t = useTranslations('volume');
  const words = useChartWords();
  const format = useFormatter();
  const dimension = view.volume;
  const keyName = useKeyName(dimension);
  const [isUnfolded, setIsUnfolded] = useState(false);
  const fills = useId().replace(/[^\w-]/g, '');
  const answered = useAsked<VolumeByAnswer>(`${VOLUME_BY_PATH}?${volumeAsked(dimension, range, selection)}`, `${dimension} ${range.from} ${range.to}`, first);
  const stack = useMemo(() => answered.answer && stackVolume(answered.answer, isUnfolded), [answered.answer, isUnfolded]);
  const sentence = useVolumeSentence(answered.answer);
  const busiest = busiestBar(stack?.bars ?? []);
  const paint = useCallback((key: string | null, index: number) => layerPaint(fills, dimension, key, index), [fills, dimension]);
  const { from, to } = selection;
  const chosen = useMemo(() => ({ from, to }), [from, to]);
  const chooseOver = (span: Pick<TimeRange, 'from' | 'to'>, key: string | null) => choose({ from: momentText(span.from), to: momentText(span.to), [PART_OF[dimension]]: key === null ? [] : [key] });
  return (
    <ChartFigure
      name={t('title')}
      sentence={sentence}
      measure={`${t('measureBy', { hours: range.barHours, by: t(`by.${dimension}`) })}.`}
      summary={busiest && t('busiest', { bar: words.bar(spanOfBar(busiest, range.barHours, range)), updates: format.number(busiest.updates) })}
      controls={<Choices label={t('dimensions')} values={VOLUME_DIMENSIONS} words={(one) => t(`dimension.${one}`)} chosen={dimension} onChoose={(volume) => show({ volume })} />}
      table={{
        columns: [t('from'), ...(stack?.layers.map(({ key }) => keyName(key)) ?? []), t('updates')],
        rows: stack && stack.updates > 0 ? stack.bars.map((bar) => [words.bar(spanOfBar(bar, range.barHours, range)), ...bar.counts, bar.updates]) : [],
      }}
      emptyWords={t('empty')}
      answered={answered}
      fileName={words.file('volume', range)}
      frame="h-48"
      rail={
        stack && (
          <>
            <svg width="0" height="0" aria-hidden="true" focusable="false" className="absolute">
              <LayerFills prefix={fills} />
            </svg>
            <ul className="grid grid-cols-2 gap-x-4 @min-[500px]:block @min-[500px]:pt-1">
              {stack.layers.map(({ key, total }, index) => (
                <li key={key ?? 'rest'}>
                  <button
                    type="button"
                    onClick={() => (key === null ? setIsUnfolded(true) : chooseOver(range, key))}
                    className="flex w-full items-baseline gap-2 py-1 hover:underline"
                  >
                    <Swatch {...paint(key, index)} />
                    <span className="min-w-0 flex-1">{keyName(key)}</span>
                    <span>{format.number(total)}</span>
                  </button>
                </li>
              ))}
              <li className="flex min-h-6 items-baseline justify-between border-t border-rule pt-1 font-strong">
                <span>{t('updates')}</span>
                <span>{format.number(stack.updates)}</span>
              </li>
            </ul>
            {isUnfolded && (
              <button type="button" className="action" onClick={() => setIsUnfolded(false)}>
                {t('fold')}
              </button>
            )}
          </>
        )
      }
    >
      {stack && (
        <VolumeDrawing
          stack={stack}
          range={range}
          until={until}
          baselineAt={baselineAt}
          turns={turns}
          chosen={chosen}
          fills={fills}
          paint={paint}
          nameOf={keyName}
          isSummed={dimension !== 'tag'}
          onChoose={(bar, layer) => (layer !== null && layer.key === null ? setIsUnfolded(true) : chooseOver(spanOfBar(bar, range.barHours, range), layer?.key ?? null))}
        />
      )}
    </ChartFigure>
  );
}
