import type { EvidenceBar } from '@/lib/claims/evidenceLine';

const WIDTH = 84;
const HALF = 8;
const STEP = 6;
const BAR = 4;

/** Evidence over time in the size of a word: what supports stands above the line, what contradicts hangs below it, open. A single bar tells no course, and is left out. */
export function EvidenceLine({ bars, articleAt }: { bars: readonly EvidenceBar[] | null; articleAt: number }) {
  if (bars && bars.filter(({ counts }) => counts.supports + counts.contradicts + counts.updates > 0).length < 2) return null;
  const most = Math.max(1, ...(bars ?? []).map(({ counts }) => Math.max(counts.supports, counts.contradicts)));
  const height = (count: number) => Math.max(1.5, Math.min(HALF - 1, 2 + (HALF - 3) * Math.sqrt(count / most)));
  const start = WIDTH - (bars?.length ?? 0) * STEP;
  const article = bars?.findIndex(({ to }) => articleAt < to) ?? -1;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HALF * 2}`} width={WIDTH} height={HALF * 2} aria-hidden="true" focusable="false" className="block max-w-full shrink-0">
      <path d={`M0 ${HALF}H${WIDTH}`} stroke="var(--rule)" />
      {article > 0 && <path d={`M${start + article * STEP - 1} 0V${HALF * 2}`} stroke="var(--baseline)" />}
      {bars?.map(({ from, counts }, index) => {
        const x = start + index * STEP;
        return (
          <g key={from}>
            {counts.supports > 0 && <rect x={x} y={HALF - 0.5 - height(counts.supports)} width={BAR} height={height(counts.supports)} fill="var(--ink)" />}
            {counts.contradicts > 0 && <rect x={x + 0.5} y={HALF + 0.5} width={BAR - 1} height={height(counts.contradicts)} fill="none" stroke="var(--ink)" />}
            {counts.updates > 0 && counts.supports + counts.contradicts === 0 && <path d={`M${x} ${HALF}h${BAR}`} stroke="var(--ink)" strokeWidth="1.5" />}
          </g>
        );
      })}
    </svg>
  );
}
