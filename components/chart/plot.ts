import { placeIn } from '@/lib/charts/scale';
import type { TimeRange } from '@/lib/charts/span';

export interface Size {
  readonly width: number;
  readonly height: number;
  /** the stylesheet's own for large screens */
  readonly scale: number;
}

/** The part of a drawing between its axes, in CSS pixels. The same in every chart, so that their days stand in one line. */
export interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const AXIS_WIDTH = 36;
const AXIS_HEIGHT = 20;
const EDGE = 8;

export const plotOf = ({ width, height, scale }: Size): Plot => ({ left: AXIS_WIDTH * scale, right: width - EDGE * scale, top: EDGE * scale, bottom: height - AXIS_HEIGHT * scale });

export const timeToX = (range: TimeRange, plot: Plot, at: number): number => placeIn(range, at, plot.left, plot.right);
export const xToTime = (range: TimeRange, plot: Plot, x: number): number => range.from + ((x - plot.left) / (plot.right - plot.left)) * (range.to - range.from);

/** For recharts, so that its plot is this one. */
export const marginsOf = (scale: number) => ({ top: EDGE * scale, right: EDGE * scale, bottom: 0, left: 0 });
export const axisWidth = (scale: number) => AXIS_WIDTH * scale;
export const axisHeight = (scale: number) => AXIS_HEIGHT * scale;

/** Room for a column of names in small type, in CSS pixels: the middle width of a letter times the longest of them. */
export const nameWidth = (names: readonly string[], scale: number): number => (Math.max(...names.map((name) => name.length)) * LETTER + 12) * scale;
const LETTER = 6.1;
