/** A dot and the space after it, in units of the baseline grid. */
const DOT = 2;
/** More dots than a narrow column holds say nothing that the number beside them does not. */
const DOTS_SHOWN = 30;

/** Filled dots for publishers with a text of their own, open ones for those that carry another's. The words beside it say the same. */
export function Spread({ independent, carriers }: { independent: number; carriers: number }) {
  const filled = Math.min(independent, DOTS_SHOWN);
  const open = Math.min(Math.max(0, carriers - independent), DOTS_SHOWN - filled);
  return (
    <span aria-hidden="true" className="flex h-2">
      <span className="dots-filled" style={{ width: `calc(var(--u) * ${filled * DOT})` }} />
      <span className="dots-open" style={{ width: `calc(var(--u) * ${open * DOT})` }} />
    </span>
  );
}
