import type { Direction } from '@/lib/domain/tag';

const SHAPES: Record<Direction, { sign: string; className: string }> = {
  thaw: { sign: '▲', className: 'text-thaw' },
  freeze: { sign: '▼', className: 'text-freeze' },
  neutral: { sign: '●', className: 'text-neutral' },
};

/** ▲ ▼ ●: its word stands beside it, or is said by `label` to those who do not see it. */
export function DirectionGlyph({ direction, label }: { direction: Direction; label?: string }) {
  const { sign, className } = SHAPES[direction];
  return (
    <span className={className}>
      <span aria-hidden="true" className="inline-block w-[1em] text-center">
        {sign}
      </span>
      {label !== undefined && <span className="unseen">{label}</span>}
    </span>
  );
}
