'use client';

import { useFormatter } from 'next-intl';
import { Bar, BarChart, CartesianGrid, ReferenceArea, ReferenceLine, XAxis, YAxis } from 'recharts';
import { countSteps } from '@/lib/charts/scale';
import { DAY, HOUR } from '@/lib/time/instant';
import { LayerFills } from './layerFills';
import { axisWidth, marginsOf, plotOf, timeToX, type Size } from './plot';
import { useTimeAxis } from './useTimeAxis';
import type { VolumeDrawingProps } from './VolumeDrawing';

interface VolumeChartProps extends Pick<VolumeDrawingProps, 'stack' | 'range' | 'baselineAt' | 'turns' | 'chosen' | 'fills' | 'paint'> {
  readonly size: Size;
  /** the highest count on the axis */
  readonly top: number;
}

/** The picture alone, for the eye: everything in it is said by the marks that lie over it. */
export function VolumeChart({ stack, range, baselineAt, turns, chosen, fills, paint, size, top }: VolumeChartProps) {
  const axis = useTimeAxis(range, size);
  const format = useFormatter();
  const k = size.scale;
  const plot = plotOf(size);
  const steps = countSteps(Math.max(...stack.bars.map(({ height }) => height)));
  const half = (stack.barHours * HOUR) / 2;
  const room = timeToX(range, plot, range.from + stack.barHours * HOUR) - plot.left;
  const rows = stack.bars.map(({ at, counts }) => ({ at: at + half, ...Object.fromEntries(counts.map((count, index) => [`c${index}`, count])) }));
  const [from, to] = [Date.parse(chosen.from), Date.parse(chosen.to)];
  const isChosen = (from > range.from || to < range.to) && to > range.from && from < range.to;
  return (
    <div aria-hidden="true" className="absolute inset-0">
      <BarChart width={size.width} height={size.height} data={rows} margin={marginsOf(k)} barSize={Math.max(1, room - (room > 4 ? 1 : 0))} accessibilityLayer={false}>
        <LayerFills prefix={`${fills}-in`} />
        <CartesianGrid vertical={false} stroke="var(--rule-2)" />
        {isChosen && <ReferenceArea x1={Math.max(from, range.from)} x2={Math.min(to, range.to)} y1={0} y2={top} fill="var(--ink)" fillOpacity={0.08} />}
        {turns
          .filter(({ day }) => day >= range.from && day < range.to)
          .map(({ id, day }) => (
            <ReferenceLine key={id} x={day + DAY / 2} stroke="var(--ink-3)" strokeDasharray="1 3" />
          ))}
        <XAxis {...axis} />
        <YAxis type="number" ticks={steps} domain={[0, top]} width={axisWidth(k)} axisLine={false} tickLine={false} interval={0} tickFormatter={(value: number) => format.number(value)} />
        {stack.layers.map(({ key }, index) => {
          const { fill, stroke } = paint(key, index);
          return <Bar key={key ?? 'rest'} dataKey={`c${index}`} stackId="layers" fill={fill.replace(`#${fills}-`, `#${fills}-in-`)} stroke={stroke} strokeWidth={0.5} isAnimationActive={false} />;
        })}
        {baselineAt >= range.from && baselineAt < range.to && <ReferenceLine x={baselineAt} stroke="var(--baseline)" strokeWidth={2} />}
      </BarChart>
    </div>
  );
}
