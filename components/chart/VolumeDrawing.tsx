'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { memo } from 'react';
import { countSteps } from '@/lib/charts/scale';
import type { TimeRange } from '@/lib/charts/span';
import type { TurningPoint } from '@/lib/charts/turningPoints';
import { layerAt, spanOfBar, type StackBar, type StackLayer, type VolumeStack } from '@/lib/charts/volumeStack';
import type { Selection } from '@/lib/selection/selection';
import { DAY, HOUR, type Instant } from '@/lib/time/instant';
import { Swatch } from './layerFills';
import { MarkKeys, type Mark } from './MarkKeys';
import { plotOf, timeToX, xToTime } from './plot';
import { TurnLines } from './TurnLines';
import { useChartWords } from './useChartWords';
import { useSize } from './useSize';
import { VolumeChart } from './VolumeChart';

export type Paint = (key: string | null, index: number) => { readonly fill: string; readonly stroke: string };

export interface VolumeDrawingProps {
  readonly stack: VolumeStack;
  readonly range: TimeRange;
  readonly until: Instant;
  readonly baselineAt: Instant;
  readonly turns: readonly TurningPoint[];
  readonly chosen: Pick<Selection, 'from' | 'to'>;
  readonly fills: string;
  readonly paint: Paint;
  readonly nameOf: (key: string | null) => string;
  /** an update counts in one layer alone, so that a bar is as high as its updates */
  readonly isSummed: boolean;
  readonly onChoose: (bar: StackBar, layer: StackLayer | null) => void;
}

/** A library draws it, at a price: only anew when what it shows has changed. */
const Picture = memo(VolumeChart);

/** Stacked bars. Left and right go along the bars, up and down through the layers of one; what is chosen is exactly what is counted. */
export function VolumeDrawing({ nameOf, isSummed, onChoose, ...shown }: VolumeDrawingProps) {
  const { stack, range, turns, paint } = shown;
  const t = useTranslations('volume');
  const words = useChartWords();
  const format = useFormatter();
  const { ref, size } = useSize();
  const plot = size && plotOf(size);
  const top = countSteps(Math.max(...stack.bars.map(({ height }) => height))).at(-1) ?? 1;
  const barOf = ({ at }: Mark) => stack.bars[at];
  const layerOf = ({ layer }: Mark) => (layer === null ? null : (stack.layers[layer] ?? null));
  const y = (count: number) => (plot ? plot.bottom - (count / top) * (plot.bottom - plot.top) : 0);
  const below = (bar: StackBar, layer: number) => bar.counts.slice(0, layer).reduce((sum, count) => sum + count, 0);
  const turnsOf = ({ at }: StackBar) => turns.filter(({ day }) => day + DAY > at && day < at + stack.barHours * HOUR);
  const wordsOf = (mark: Mark) => {
    const bar = barOf(mark);
    if (!bar) return '';
    const layer = layerOf(mark);
    const count = mark.layer === null || !layer ? t('barWords', { updates: bar.updates }) : t('layerWords', { name: nameOf(layer.key), count: bar.counts[mark.layer] ?? 0 });
    return [`${words.bar(spanOfBar(bar, stack.barHours, range))}: ${count}`, ...turnsOf(bar).map(({ title }) => title)].join('. ');
  };
  return (
    <div ref={ref} className="relative h-full">
      {size && plot && (
        <>
          <Picture {...shown} size={size} top={top} />
          <MarkKeys
            label={t('marks')}
            count={stack.bars.length}
            words={wordsOf}
            layersAt={(at) => (stack.bars[at]?.counts ?? []).flatMap((count, layer) => (count > 0 ? [layer] : []))}
            nearest={(x, pointerY) => {
              const at = Math.floor((xToTime(range, plot, x) - stack.from) / (stack.barHours * HOUR));
              const bar = stack.bars[at];
              if (!bar || pointerY > plot.bottom) return null;
              return { at, layer: layerAt(bar, ((plot.bottom - pointerY) / (plot.bottom - plot.top)) * top) };
            }}
            place={(mark) => ({ x: Math.max(plot.left, timeToX(range, plot, (barOf(mark)?.at ?? 0) + (stack.barHours * HOUR) / 2)), y: plot.top })}
            cursor={(mark) => {
              const bar = barOf(mark);
              if (!bar) return null;
              const left = Math.max(plot.left, timeToX(range, plot, bar.at));
              const width = timeToX(range, plot, bar.at + stack.barHours * HOUR) - left;
              const layer = mark.layer;
              return (
                <>
                  <span className="absolute bg-ink opacity-6" style={{ left, width, top: plot.top, height: plot.bottom - plot.top }} />
                  {layer !== null && (
                    <span className="absolute border border-ink" style={{ left, width, top: y(below(bar, layer) + (bar.counts[layer] ?? 0)), height: Math.max(2, y(below(bar, layer)) - y(below(bar, layer) + (bar.counts[layer] ?? 0))) }} />
                  )}
                </>
              );
            }}
            tip={(mark) => {
              const bar = barOf(mark);
              if (!bar) return null;
              return (
                <>
                  <p className="mb-1 font-strong">{words.bar(spanOfBar(bar, stack.barHours, range))}</p>
                  <ul>
                    {stack.layers
                      .map((layer, index) => ({ layer, index, count: bar.counts[index] ?? 0 }))
                      .filter(({ count }) => count > 0)
                      .reverse()
                      .map(({ layer, index, count }) => (
                        <li key={layer.key ?? 'rest'} className={`flex items-baseline gap-2 ${index === mark.layer ? 'font-strong' : ''}`}>
                          <Swatch {...paint(layer.key, index)} />
                          <span className="flex-1">{nameOf(layer.key)}</span>
                          <span className="pl-3">{format.number(count)}</span>
                        </li>
                      ))}
                  </ul>
                  <p className="flex justify-between gap-4 border-t border-rule font-strong">
                    <span>{t('updates')}</span>
                    <span>{format.number(bar.updates)}</span>
                  </p>
                  {!isSummed && bar.updates > 0 && <p className="text-ink-3">{t('severalTags')}</p>}
                  <TurnLines turns={turnsOf(bar)} />
                  {bar.updates > 0 && <p className="mt-1 text-ink-3">{layerOf(mark)?.key === null ? t('unfolds') : t('opens', { name: mark.layer === null ? t('updates') : nameOf(layerOf(mark)?.key ?? null) })}</p>}
                </>
              );
            }}
            onChoose={(mark) => {
              const bar = barOf(mark);
              if (bar && bar.updates > 0) onChoose(bar, layerOf(mark));
            }}
          />
        </>
      )}
    </div>
  );
}
