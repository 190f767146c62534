import { readFileSync } from 'node:fs';
import path from 'node:path';
import { TAGS } from '@/lib/domain/tag';
import { contrast, distance, fromOklch, seenWith, SIGHTS, type Rgb, type Sight } from './colours';

// What the tokens promise: text that can be read and marks that can be told apart, in both themes.

const css = readFileSync(path.resolve('app/tokens.css'), 'utf8');
const block = (selector: string) => new RegExp(`${selector} \\{([^}]*)\\}`).exec(css)?.[1] ?? '';
const THEMES = { light: block(":root\\[data-theme='light'\\]"), dark: block(":root\\[data-theme='dark'\\]"), system: block(':root:not\\(\\[data-theme\\]\\)') };
type Theme = keyof typeof THEMES;

function colorOf(theme: Theme, name: string): Rgb {
  const match = new RegExp(`--${name}: oklch\\(([\\d.]+) ([\\d.]+) ([\\d.]+)\\)`).exec(THEMES[theme]);
  if (!match) throw new Error(`no --${name} in the ${theme} theme`);
  return fromOklch(...(match.slice(1).map(Number) as [number, number, number]));
}

const contrastOf = (theme: Theme, name: string, ground: string) => contrast(colorOf(theme, name), colorOf(theme, ground));

/** What is set in a colour, and on which grounds it is found; add to it whoever pairs two tokens anew. */
const TEXT: readonly (readonly [text: string, grounds: readonly string[]])[] = [
  ['ink', ['paper', 'paper-2', 'baseline-wash']],
  ['ink-2', ['paper', 'paper-2', 'baseline-wash', 'neutral-wash']],
  ['ink-3', ['paper', 'paper-2', 'baseline-wash']],
  ['baseline', ['paper', 'paper-2', 'baseline-wash']],
  ['warn', ['paper', 'paper-2']],
  ['thaw', ['paper', 'paper-2', 'baseline-wash']],
  ['freeze', ['paper', 'paper-2', 'baseline-wash']],
  ['neutral', ['paper', 'paper-2']],
  // the main button, and its likes
  ['paper', ['ink']],
];

const TAG_MARKS = TAGS.map((tag) => `tag-${tag}`);
const SERIES = ['series-1', 'series-2', 'series-3', 'series-4', 'series-5', 'series-rest'];
const DIRECTIONS = ['thaw', 'freeze', 'neutral'];

const MARKS: readonly (readonly [mark: string, grounds: readonly string[]])[] = [
  ...TAG_MARKS.map((name) => [name, ['paper', 'paper-2']] as const),
  ...SERIES.map((name) => [name, ['paper']] as const),
  ['thaw', ['thaw-wash']],
  ['freeze', ['freeze-wash']],
  ['neutral', ['baseline-wash']],
  // the lines under fields
  ['ink-3', ['paper', 'paper-2']],
];

/** Pairs closer than `least` to eyes of this sight. */
function confused(theme: Theme, sight: Sight, names: readonly string[], least: number): string[] {
  const seen = names.map((name) => ({ name, color: seenWith(sight, colorOf(theme, name)) }));
  return seen.flatMap((one, index) => seen.slice(index + 1).flatMap((other) => (distance(one.color, other.color) < least ? [`${one.name} and ${other.name}`] : [])));
}

describe.each(['light', 'dark', 'system'] as const)('the %s theme', (theme) => {
  it.each(TEXT)('sets text in --%s that can be read wherever it stands', (name, grounds) => {
    expect(grounds.filter((ground) => contrastOf(theme, name, ground) < 4.5)).toEqual([]);
  });

  it.each(MARKS)('draws marks in --%s that stand out wherever they are', (name, grounds) => {
    expect(grounds.filter((ground) => contrastOf(theme, name, ground) < 3)).toEqual([]);
  });

  it('rings what has the focus visibly, on every ground', () => {
    for (const ground of ['paper', 'paper-2', 'baseline-wash']) expect(contrastOf(theme, 'baseline', ground)).toBeGreaterThanOrEqual(3);
  });

  describe.each(SIGHTS)('under %s', (sight) => {
    // Any five tags may lead, and their squares are small: every pair has to be apart by three times what is just seen.
    it('keeps the tags of a chart apart, whichever lead', () => {
      expect(confused(theme, sight, TAG_MARKS, 0.06)).toEqual([]);
    });

    it('keeps the press groups of a chart apart, before their patterns help', () => {
      expect(confused(theme, sight, SERIES, 0.1)).toEqual([]);
    });

    it('keeps the directions apart, before their glyphs help', () => {
      expect(confused(theme, sight, DIRECTIONS, 0.06)).toEqual([]);
    });
  });
});

it('gives the system’s dark the same values as the chosen dark', () => {
  const values = (text: string) => [...text.matchAll(/--[\w-]+: [^;]+/g)].map(([declaration]) => declaration);
  expect(values(THEMES.system)).toEqual(values(THEMES.dark));
  expect(values(THEMES.dark).length).toBeGreaterThan(30);
});

it('judges colours as the sources do', () => {
  expect(contrast([1, 1, 1], [0, 0, 0])).toBeCloseTo(21, 5);
  const red = fromOklch(0.627955, 0.257683, 29.2339);
  expect(red.map((channel) => Math.round(channel * 100) / 100)).toEqual([1, 0, 0]);
  // Pure red is a dark olive to those without red cones.
  expect(seenWith('protanopia', red).map((channel) => Math.round(channel * 100))).toEqual([15, 11, 0]);
});
