import type { VolumeDimension } from '@/lib/series/volumeBy';

/** A layer's place in the chart gives its colour and its pattern, where its name has no colour of its own: the pattern tells it apart without colour. */
const SERIES_COLORS = ['var(--series-1)', 'var(--series-2)', 'var(--series-3)', 'var(--series-4)', 'var(--series-5)', 'var(--series-rest)'] as const;
const REST = SERIES_COLORS.length - 1;

/** How a layer is painted; `key` is null for those folded together. */
export function layerPaint(prefix: string, dimension: VolumeDimension, key: string | null, index: number): { fill: string; stroke: string } {
  if (key !== null && dimension === 'tag') return { fill: `var(--tag-${key})`, stroke: 'var(--paper)' };
  if (key !== null && dimension === 'direction') return { fill: `var(--${key})`, stroke: 'var(--paper)' };
  const place = key === null ? REST : index % REST;
  return { fill: `url(#${prefix}-${place})`, stroke: SERIES_COLORS[place] ?? 'var(--ink-3)' };
}

/** The six fills: full, slanted, full, dotted, crossed, hollow. Lay these inside the drawing that uses them. */
export function LayerFills({ prefix }: { prefix: string }) {
  return (
    <defs>
      {SERIES_COLORS.map((color, index) => (
        <pattern key={color} id={`${prefix}-${index}`} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform={index === 1 || index === 4 ? 'rotate(45)' : undefined}>
          <rect width="4" height="4" fill={index === REST ? 'var(--paper)' : color} />
          {index === 1 && <rect width="1.2" height="4" fill="var(--paper)" />}
          {index === 3 && <circle cx="2" cy="2" r="1" fill="var(--paper)" />}
          {index === 4 && <path d="M0 .5h4M.5 0v4" stroke="var(--paper)" strokeWidth="1" />}
          {index === REST && <path d="M0 1h4M0 3h4" stroke={color} strokeWidth="1" />}
        </pattern>
      ))}
    </defs>
  );
}

/** The key's swatch: painted as the layer is. */
export function Swatch({ fill, stroke }: { fill: string; stroke: string }) {
  return (
    <svg width="10" height="10" aria-hidden="true" focusable="false" className="inline-block shrink-0">
      <rect x="0.5" y="0.5" width="9" height="9" fill={fill} stroke={stroke} />
    </svg>
  );
}
