import { DirectionGlyph } from '@/components/ui/DirectionGlyph';
import type { TurningPoint } from '@/lib/charts/turningPoints';

/** The turning points of a mark's days, within the words beside it. */
export function TurnLines({ turns }: { turns: readonly TurningPoint[] }) {
  return turns.map((turn) => (
    <p key={turn.id} className="mt-1 border-t border-rule-2 pt-1">
      <DirectionGlyph direction={turn.direction} /> {turn.title}
    </p>
  ));
}
