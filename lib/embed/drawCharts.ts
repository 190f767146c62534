import { countSteps, placeIn, timeTicks } from '@/lib/charts/scale';
import { isValued } from '@/lib/charts/indexFinding';
import { DIRECTIONS, type Direction } from '@/lib/domain/tag';
import { escapeHtml } from '@/lib/exports/escapeHtml';
import type { IndexPoint } from '@/lib/series/relationsIndex';
import { signed } from '@/lib/series/signed';
import type { KeyedVolume } from '@/lib/series/volumeBy';
import { DAY, instant, type Instant } from '@/lib/time/instant';
import { dayIn } from '@/lib/time/wording';

const WIDTH = 640;
const HEIGHT = 260;
const PLOT = { left: 46, right: WIDTH - 8, top: 10, bottom: HEIGHT - 22 };

interface Drawn {
  readonly from: Instant;
  readonly to: Instant;
  readonly locale: 'en' | 'es';
  /** its accessible name */
  readonly name: string;
}

/** The relations index: its band, its line with gaps left open, and the day of the baseline. @returns SVG */
export function drawIndex(points: readonly IndexPoint[], { baselineAt, baselineWord, ...drawn }: Drawn & { readonly baselineAt: Instant; readonly baselineWord: string }): string {
  const x = (at: number) => round(placeIn(drawn, at, PLOT.left, PLOT.right));
  const y = (value: number) => round(PLOT.top + ((100 - value) / 200) * (PLOT.bottom - PLOT.top));
  const middle = (point: IndexPoint) => point.day + DAY / 2;
  const runs: IndexPoint[][] = [];
  for (const [i, point] of points.entries()) {
    if (!isValued(point)) continue;
    const before = points[i - 1];
    if (before && isValued(before)) runs.at(-1)!.push(point);
    else runs.push([point]);
  }
  const bands = runs.map((run) => `<path d="M${[...run.map((point) => `${x(middle(point))},${y(point.high!)}`), ...[...run].reverse().map((point) => `${x(middle(point))},${y(point.low!)}`)].join('L')}Z" fill="var(--band)"/>`);
  const lines = runs.map((run) =>
    run.length === 1 ? `<circle cx="${x(middle(run[0]!))}" cy="${y(run[0]!.value!)}" r="2.5" fill="var(--ink)"/>` : `<path d="M${run.map((point) => `${x(middle(point))},${y(point.value!)}`).join('L')}" fill="none" stroke="var(--ink)" stroke-width="2" stroke-linejoin="round"/>`,
  );
  const levels = [-100, -50, 0, 50, 100].map((value) => level(y(value), signed(value), value === 0));
  const isBaselineIn = baselineAt >= drawn.from && baselineAt < drawn.to;
  const baseline = isBaselineIn ? `<path d="M${x(baselineAt)},${PLOT.top}V${PLOT.bottom}" stroke="var(--baseline)" stroke-dasharray="3 3"/><text x="${x(baselineAt) + 4}" y="${PLOT.top + 10}" style="fill:var(--baseline)">${escapeHtml(baselineWord)}</text>` : '';
  return svg(drawn, [...levels, ...bands, baseline, ...lines, axis(drawn)]);
}

const FILLS: Readonly<Record<Direction, string>> = { thaw: 'var(--thaw)', freeze: 'var(--freeze)', neutral: 'var(--neutral)' };

/** Updates a day, by direction. @returns HTML: what the colours mean, and the SVG */
export function drawVolume(volume: KeyedVolume, { words, ...drawn }: Drawn & { readonly words: Readonly<Record<Direction, string>> }): string {
  const steps = countSteps(Math.max(1, ...volume.bars.map((bar) => bar.counts.reduce((sum, count) => sum + count, 0))));
  const most = steps.at(-1) ?? 1;
  const x = (at: number) => placeIn(drawn, at, PLOT.left, PLOT.right);
  const y = (count: number) => PLOT.bottom - (count / most) * (PLOT.bottom - PLOT.top);
  const width = Math.max(1, x(drawn.from + volume.barHours * 3_600_000) - x(drawn.from) - 1.5);
  const bars = volume.bars.flatMap((bar) => {
    let below = 0;
    return DIRECTIONS.flatMap((direction) => {
      const count = bar.counts[volume.keys.indexOf(direction)] ?? 0;
      if (count === 0) return [];
      const from = below;
      below += count;
      return [`<rect x="${round(x(bar.at))}" y="${round(y(below))}" width="${round(width)}" height="${round(y(from) - y(below))}" fill="${FILLS[direction]}"><title>${escapeHtml(`${dayIn(bar.at, 'UTC', drawn.locale)}: ${count} ${words[direction]}`)}</title></rect>`];
    });
  });
  const levels = steps.map((count) => level(round(y(count)), count.toLocaleString(drawn.locale), count === 0));
  const glyphs: Readonly<Record<Direction, string>> = { thaw: '▲', freeze: '▼', neutral: '●' };
  const keys = DIRECTIONS.map((direction) => `<span style="color:${FILLS[direction]}">${glyphs[direction]} ${escapeHtml(words[direction])}</span>`);
  return `<p class="keys">${keys.join(' ')}</p>\n${svg(drawn, [...levels, ...bars, axis(drawn)])}`;
}

const level = (y: number, word: string, isBase: boolean) =>
  `<path d="M${PLOT.left},${y}H${PLOT.right}" stroke="var(${isBase ? '--ink-2' : '--rule'})"/><text x="${PLOT.left - 6}" y="${y + 4}" text-anchor="end">${word}</text>`;

function axis({ from, to, locale }: Drawn): string {
  const ticks = timeTicks({ from, to }, PLOT.right - PLOT.left);
  return ticks.at.map((at) => `<text x="${round(placeIn({ from, to }, at, PLOT.left, PLOT.right))}" y="${HEIGHT - 4}" text-anchor="middle">${dayIn(instant(at), 'UTC', locale)}</text>`).join('');
}

const svg = ({ name }: Drawn, parts: readonly string[]) => `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escapeHtml(name)}">${parts.join('')}</svg>`;
const round = (place: number) => Math.round(place * 10) / 10;
