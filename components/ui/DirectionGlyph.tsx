import type { Direction } from '@/lib/domain/tag';

const SHAPES: Record<Direction, string> = { thaw: 'M5 .75 10 9.25H0z', freeze: 'M5 9.25 0 .75h10z', neutral: 'M.75 5a4.25 4.25 0 0 1 8.5 0 4.25 4.25 0 0 1-8.5 0z' };

/**
 * ▲ ▼ ●: its word stands beside it, or is said by `label` to those who do not see it. Drawn rather than set: our typefaces lack these
 * signs, and those of other fonts hang at other heights.
 */
export function DirectionGlyph({ direction, label }: { direction: Direction; label?: string }) {
  return (
    <span className={`sign sign-${direction}`}>
      <svg viewBox="0 0 10 10" aria-hidden="true">
        <path d={SHAPES[direction]} />
      </svg>
      {label !== undefined && <span className="unseen">{label}</span>}
    </span>
  );
}
