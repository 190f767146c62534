'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useId, useMemo, useState } from 'react';
import { useAnswer } from '@/components/live/useAnswer';
import { momentText } from '@/lib/charts/span';
import { busiestBar, stackFinding, stackVolume } from '@/lib/charts/volumeStack';
import { VOLUME_BY_PATH, type VolumeByAnswer } from '@/lib/protocol/news';
import { writeSelection, type Selection } from '@/lib/selection/selection';
import { VOLUME_DIMENSIONS, type VolumeDimension } from '@/lib/series/volumeBy';
import { HOUR, shift, type Instant } from '@/lib/time/instant';
import { ChartFigure } from './ChartFigure';
import type { ChartProps } from './chartProps';
import { Choices } from './Choices';
import { LayerFills, layerPaint, Swatch } from './layerFills';
import { useChartWords } from './useChartWords';
import { useKeyName } from './useKeyName';
import { VolumeDrawing } from './VolumeDrawing';

const PART_OF: Record<VolumeDimension, 'tags' | 'pressGroups' | 'directions' | 'languages'> = { tag: 'tags', pressGroup: 'pressGroups', direction: 'directions', language: 'languages' };

/** How many updates came, by tag, press group, direction or language, of what the reader has chosen to see. */
export function VolumeFigure({ range, until, baselineAt, view, show, selection, choose }: ChartProps) {
  const t = useTranslations('volume');
  const words = useChartWords();
  const format = useFormatter();
  const dimension = view.volume;
  const keyName = useKeyName(dimension);
  const [isUnfolded, setIsUnfolded] = useState(false);
  const fills = useId().replace(/[^\w-]/g, '');
  // Dates are the axis' own, and what the layers stand for is left open: a choice among them is shown beside the others.
  const others: Selection = { ...selection, from: '', to: '', [PART_OF[dimension]]: [] };
  const url = `${VOLUME_BY_PATH}?${new URLSearchParams({ dimension, from: momentText(range.from), to: momentText(range.to), barHours: String(range.barHours) })}&${writeSelection(others)}`;
  const answered = useAnswer<VolumeByAnswer>(url.replace(/&$/, ''));
  const stack = useMemo(() => answered.answer && stackVolume(answered.answer, isUnfolded), [answered.answer, isUnfolded]);
  const finding = useMemo(() => answered.answer && stackFinding(answered.answer), [answered.answer]);
  const sentence = () => {
    switch (finding?.kind) {
      case undefined:
        return null;
      case 'nothing':
        return t('noneSentence');
      case 'few':
        return t('fewSentence', { updates: finding.updates });
      case 'turn':
        return t('turnSentence', { rising: keyName(finding.rising), fading: keyName(finding.fading) });
      case 'lead':
        return t('leadSentence', { name: keyName(finding.key), share: format.number(finding.count / finding.updates, { style: 'percent' }), updates: format.number(finding.updates) });
    }
  };
  const busiest = busiestBar(stack?.bars ?? []);
  const paint = (key: string | null, index: number) => layerPaint(fills, dimension, key, index);
  const chooseBar = (at: Instant, key: string | null) => {
    const to = shift(at, range.barHours * HOUR);
    choose({ from: momentText(at), to: momentText(to), ...(key === null ? {} : { [PART_OF[dimension]]: [key] }) });
  };
  return (
    <ChartFigure
      name={t('title')}
      sentence={sentence()}
      measure={`${t('measureBy', { hours: range.barHours, by: t(`by.${dimension}`) })}.`}
      summary={busiest && t('busiest', { bar: words.bar(busiest.at, range.barHours), updates: format.number(busiest.updates) })}
      controls={<Choices label={t('dimensions')} values={VOLUME_DIMENSIONS} words={(one) => t(`dimension.${one}`)} chosen={dimension} onChoose={(volume) => show({ volume })} />}
      table={{
        columns: [t('from'), ...(stack?.layers.map(({ key }) => keyName(key)) ?? []), t('updates')],
        rows: stack && stack.updates > 0 ? stack.bars.map(({ at, counts, updates }) => [words.bar(at, range.barHours), ...counts, updates]) : [],
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
                    onClick={() => (key === null ? setIsUnfolded(true) : choose({ from: momentText(range.from), to: momentText(range.to), [PART_OF[dimension]]: [key] }))}
                    className="flex min-h-6 w-full items-baseline gap-2 hover:underline"
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
          chosen={selection}
          fills={fills}
          paint={paint}
          nameOf={keyName}
          isSummed={dimension !== 'tag'}
          onChoose={(bar, layer) => (layer !== null && layer.key === null ? setIsUnfolded(true) : chooseBar(bar.at, layer?.key ?? null))}
        />
      )}
    </ChartFigure>
  );
}
