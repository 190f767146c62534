/** Status by form, never by colour alone: filled, half, open and struck circles, one with an arrow, a bar for "paused", a square for "ended". */
export const GLYPH_SHAPES = ['filled', 'half', 'open', 'struck', 'rising', 'paused', 'ended'] as const;
export type GlyphShape = (typeof GLYPH_SHAPES)[number];

export function StatusGlyph({ shape }: { shape: GlyphShape }) {
  return (
    <svg viewBox="0 0 12 12" width="1em" height="1em" aria-hidden="true" focusable="false" className="inline-block shrink-0 align-[-0.1em]" fill="none" stroke="currentColor" strokeWidth="1.5">
      {shape === 'filled' && <circle cx="6" cy="6" r="4.75" fill="currentColor" />}
      {shape === 'half' && (
        <>
          <circle cx="6" cy="6" r="4.75" />
          <path d="M6 1.25a4.75 4.75 0 0 1 0 9.5z" fill="currentColor" stroke="none" />
        </>
      )}
      {shape === 'open' && <circle cx="6" cy="6" r="4.75" />}
      {shape === 'struck' && (
        <>
          <circle cx="6" cy="6" r="4.75" />
          <path d="M2.7 9.3 9.3 2.7" />
        </>
      )}
      {shape === 'rising' && (
        <>
          <circle cx="6" cy="6" r="4.75" />
          <path d="M3.6 7.4 6 4.6l2.4 2.8" />
        </>
      )}
      {shape === 'paused' && <path d="M4 2v8M8 2v8" strokeWidth="2" />}
      {shape === 'ended' && <rect x="2" y="2" width="8" height="8" fill="currentColor" />}
    </svg>
  );
}
