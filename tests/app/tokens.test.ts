import { readFileSync } from 'node:fs';
import path from 'node:path';

// What the tokens promise: text that can be read and marks that can be told apart, in both themes.

type Rgb = readonly [number, number, number];

const css = readFileSync(path.resolve('app/tokens.css'), 'utf8');
const block = (selector: string) => new RegExp(`${selector} \\{([^}]*)\\}`).exec(css)?.[1] ?? '';
const THEMES = { light: block(":root\\[data-theme='light'\\]"), dark: block(":root\\[data-theme='dark'\\]"), system: block(':root:not\\(\\[data-theme\\]\\)') };

/** Linear sRGB of a token, each channel 0 to 1. Source: CSS Color 4, OKLab to linear sRGB. */
function colorOf(theme: keyof typeof THEMES, name: string): Rgb {
  const match = new RegExp(`--${name}: oklch\\(([\\d.]+) ([\\d.]+) ([\\d.]+)\\)`).exec(THEMES[theme]);
  if (!match) throw new Error(`no --${name} in the ${theme} theme`);
  const [lightness, chroma, hue] = match.slice(1).map(Number) as [number, number, number];
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const [l, m, s] = [lightness + 0.3963377774 * a + 0.2158037573 * b, lightness - 0.1055613458 * a - 0.0638541728 * b, lightness - 0.0894841775 * a - 1.291485548 * b].map((n) => n ** 3) as [number, number, number];
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map((n) => Math.min(1, Math.max(0, n))) as unknown as Rgb;
}

const luminance = ([r, g, b]: Rgb) => 0.2126 * r + 0.7152 * g + 0.0722 * b;
function contrast(one: Rgb, other: Rgb): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** Distance in OKLab: 0.02 is just seen side by side. */
function distance(one: Rgb, other: Rgb): number {
  const lab = ([r, g, b]: Rgb) => {
    const [l, m, s] = [0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b, 0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b, 0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b].map(Math.cbrt) as [number, number, number];
    return [0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s, 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s, 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s];
  };
  const [p, q] = [lab(one), lab(other)];
  return Math.hypot(...p.map((n, index) => n - q[index]!));
}

// The three common colour-blindnesses, whole. Source: Machado, Oliveira and Fernandes 2009, severity 1.0.
const BLINDNESS = {
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
};
const seenWith = (matrix: readonly number[], color: Rgb) => [0, 3, 6].map((row) => Math.min(1, Math.max(0, color.reduce((sum, channel, column) => sum + matrix[row + column]! * channel, 0)))) as unknown as Rgb;

const SERIES = ['series-1', 'series-2', 'series-3', 'series-4', 'series-5', 'series-rest'];

describe.each(['light', 'dark', 'system'] as const)('the %s theme', (theme) => {
  it.each(['ink', 'ink-2', 'ink-3', 'baseline', 'warn'])('sets text in --%s that can be read on both papers', (name) => {
    for (const paper of ['paper', 'paper-2']) expect({ paper, enough: contrast(colorOf(theme, name), colorOf(theme, paper)) >= 4.5 }).toEqual({ paper, enough: true });
  });

  it.each([...SERIES, 'thaw', 'freeze', 'neutral', 'ink-3'])('draws marks in --%s that stand out from the paper', (name) => {
    expect(contrast(colorOf(theme, name), colorOf(theme, 'paper'))).toBeGreaterThanOrEqual(3);
  });

  it('writes on its main button legibly', () => {
    expect(contrast(colorOf(theme, 'paper'), colorOf(theme, 'ink'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colorOf(theme, 'ink-2'), colorOf(theme, 'neutral-wash'))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(Object.keys(BLINDNESS) as (keyof typeof BLINDNESS)[])('keeps the press groups of a chart apart under %s, before their patterns help', (kind) => {
    const seen = SERIES.map((name) => seenWith(BLINDNESS[kind], colorOf(theme, name)));
    const pairs = SERIES.flatMap((name, index) => SERIES.slice(index + 1).map((other, offset) => ({ pair: `${name} ${other}`, apart: distance(seen[index]!, seen[index + 1 + offset]!) })));
    expect(pairs.filter(({ apart }) => apart < 0.1)).toEqual([]);
  });
});

it('gives the system’s dark the same values as the chosen dark', () => {
  const values = (text: string) => [...text.matchAll(/--[\w-]+: [^;]+/g)].map(([declaration]) => declaration);
  expect(values(THEMES.system)).toEqual(values(THEMES.dark));
  expect(values(THEMES.dark).length).toBeGreaterThan(30);
});
