import type { Direction } from '@/lib/domain/tag';

const SHAPES: Record<Direction, { path: string; className: string }> = {
  thaw: { path: 'M5 .75 10 9.25H0z', className: 'text-thaw' },
  freeze: { path: 'M5 9.25 0 .75h10z', className: 'text-freeze' },
  neutral: { path: 'M.75 5a4.25 4.25 0 0 1 8.5 0 4.25 4.25 0 0 1-8.5 0z', className: 'text-neutral' },
};

/**
 * ▲ ▼ ●: its word stands beside it, or is said by `label` to those who do not see it. Drawn rather than set: our typefaces lack these
 * signs, and those of other fonts hang at other heights.
 */
export function DirectionGlyph({ direction, label }: { direction: Direction; label?: string }) {
  const { path, className } = SHAPES[direction];
  return (
    <span className={className}>
      {/* Its middle is that of the capitals beside it. */}
      <svg viewBox="0 0 10 10" width="0.85em" height="0.85em" aria-hidden="true" focusable="false" className="inline-block shrink-0 align-[-0.07em]" fill="currentColor">
        <path d={path} />
      </svg>
      {label !== undefined && <span className="unseen">{label}</span>}
    </span>
  );
}
