/** A press group's place in the chart gives its colour and its pattern: the pattern tells it apart without colour. */
export const SERIES_COLORS = ['var(--series-1)', 'var(--series-2)', 'var(--series-3)', 'var(--series-4)', 'var(--series-5)', 'var(--series-rest)'] as const;

export const fillOf = (prefix: string, index: number): string => `url(#${prefix}-${Math.min(index, SERIES_COLORS.length - 1)})`;

/** The six fills: full, slanted, full, dotted, crossed, hollow. Lay these inside the drawing that uses them. */
export function GroupFills({ prefix }: { prefix: string }) {
  return (
    <defs>
      {SERIES_COLORS.map((color, index) => (
        <pattern key={color} id={`${prefix}-${index}`} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform={index === 1 || index === 4 ? 'rotate(45)' : undefined}>
          <rect width="4" height="4" fill={index === 5 ? 'var(--paper)' : color} />
          {index === 1 && <rect width="1.2" height="4" fill="var(--paper)" />}
          {index === 3 && <circle cx="2" cy="2" r="1" fill="var(--paper)" />}
          {index === 4 && <path d="M0 .5h4M.5 0v4" stroke="var(--paper)" strokeWidth="1" />}
          {index === 5 && <path d="M0 1h4M0 3h4" stroke={color} strokeWidth="1" />}
        </pattern>
      ))}
    </defs>
  );
}

/** The key's swatch: the same fill as the bars have. */
export function Swatch({ prefix, index }: { prefix: string; index: number }) {
  return (
    <svg width="12" height="12" aria-hidden="true" focusable="false" className="inline-block shrink-0">
      <rect x="0.5" y="0.5" width="11" height="11" fill={fillOf(prefix, index)} stroke={SERIES_COLORS[Math.min(index, SERIES_COLORS.length - 1)]} />
    </svg>
  );
}
