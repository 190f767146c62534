import { StatusGlyph, type GlyphShape } from '@/components/ui/StatusGlyph';
import type { ClaimStatus } from '@/lib/domain/claim';

const SHAPES: Record<ClaimStatus, GlyphShape> = { open: 'open', advancing: 'rising', holding: 'filled', contested: 'half', reversed: 'struck' };

/** In the order of lists: what has moved before what has not. */
export const MOVED_FIRST: readonly ClaimStatus[] = ['advancing', 'holding', 'contested', 'reversed', 'open'];

/** The sign of a claim's status; its word stands beside it. */
export const ClaimGlyph = ({ status }: { status: ClaimStatus }) => <StatusGlyph shape={SHAPES[status]} />;
