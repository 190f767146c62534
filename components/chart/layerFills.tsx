import type { VolumeDimension } from '@/lib/series/volumeBy';

type Weave = 'full' | 'slanted' | 'dotted' | 'crossed' | 'hollow';

/** Paints that are told apart without colour, by their weave. Layers without a name of their own take the first five by rank. */
const PAINTS: readonly { readonly name: string; readonly color: string; readonly weave: Weave }[] = [
  { name: '0', color: 'var(--series-1)', weave: 'full' },
  { name: '1', color: 'var(--series-2)', weave: 'slanted' },
  { name: '2', color: 'var(--series-3)', weave: 'full' },
  { name: '3', color: 'var(--series-4)', weave: 'dotted' },
  { name: '4', color: 'var(--series-5)', weave: 'crossed' },
  { name: 'rest', color: 'var(--series-rest)', weave: 'hollow' },
  { name: 'thaw', color: 'var(--thaw)', weave: 'full' },
  { name: 'freeze', color: 'var(--freeze)', weave: 'slanted' },
  { name: 'neutral', color: 'var(--neutral)', weave: 'dotted' },
];
const RANKS = 5;

/** How a layer is painted; `key` is null for those folded together. The colours of tags can be told apart by themselves. */
export function layerPaint(prefix: string, dimension: VolumeDimension, key: string | null, index: number): { fill: string; stroke: string } {
  if (key !== null && dimension === 'tag') return { fill: `var(--tag-${key})`, stroke: 'var(--paper)' };
  const name = key === null ? 'rest' : dimension === 'direction' ? key : String(index % RANKS);
  return { fill: `url(#${prefix}-${name})`, stroke: PAINTS.find((paint) => paint.name === name)?.color ?? 'var(--ink-3)' };
}

/** The woven fills. Lay these inside the drawing that uses them. */
export function LayerFills({ prefix }: { prefix: string }) {
  return (
    <defs>
      {PAINTS.map(({ name, color, weave }) => (
        <pattern key={name} id={`${prefix}-${name}`} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform={weave === 'slanted' || weave === 'crossed' ? 'rotate(45)' : undefined}>
          <rect width="4" height="4" fill={weave === 'hollow' ? 'var(--paper)' : color} />
          {weave === 'slanted' && <rect width="1.2" height="4" fill="var(--paper)" />}
          {weave === 'dotted' && <circle cx="2" cy="2" r="1" fill="var(--paper)" />}
          {weave === 'crossed' && <path d="M0 .5h4M.5 0v4" stroke="var(--paper)" strokeWidth="1" />}
          {weave === 'hollow' && <path d="M0 1h4M0 3h4" stroke={color} strokeWidth="1" />}
        </pattern>
      ))}
    </defs>
  );
}

/** The key's swatch: painted as the layer is. */
export function Swatch({ fill, stroke }: { fill: string; stroke: string }) {
  return (
    <svg viewBox="0 0 10 10" aria-hidden="true" focusable="false" className="inline-block size-2.5 shrink-0">
      <rect x="0.5" y="0.5" width="9" height="9" fill={fill} stroke={stroke} />
    </svg>
  );
}
