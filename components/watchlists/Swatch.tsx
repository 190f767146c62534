import type { WatchColour } from '@/lib/domain/watchlist';
import { COLOUR_TOKENS } from './watchColours';

/** A list's colour, beside its name. */
export const Swatch = ({ colour }: { colour: WatchColour }) => <span aria-hidden="true" className="inline-block size-[0.8em] shrink-0" style={{ background: COLOUR_TOKENS[colour] }} />;
