import { StatusGlyph, type GlyphShape } from '@/components/ui/StatusGlyph';
import type { ClaimStatus } from '@/lib/domain/claim';

const SHAPES: Record<ClaimStatus, GlyphShape> = { open: 'open', advancing: 'rising', holding: 'filled', contested: 'half', reversed: 'struck' };

/** The sign of a claim's status; its word stands beside it. */
export const ClaimGlyph = ({ status }: { status: ClaimStatus }) => <StatusGlyph shape={SHAPES[status]} />;
