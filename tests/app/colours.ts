/** Linear sRGB, each channel 0 to 1. */
export type Rgb = readonly [number, number, number];

type Row = readonly [number, number, number];
type Matrix = readonly [Row, Row, Row];

const times = (matrix: Matrix, [x, y, z]: Rgb): Rgb => matrix.map(([a, b, c]) => a * x + b * y + c * z) as unknown as Rgb;
const clamp = (color: Rgb): Rgb => color.map((channel) => Math.min(1, Math.max(0, channel))) as unknown as Rgb;

// Source: Björn Ottosson, "A perceptual color space for image processing" (OKLab, 2020), as CSS Color 4 §17 takes it over.
const LAB_TO_CONES: Matrix = [
  [1, 0.3963377774, 0.2158037573],
  [1, -0.1055613458, -0.0638541728],
  [1, -0.0894841775, -1.291485548],
];
const CONES_TO_RGB: Matrix = [
  [4.0767416621, -3.3077115913, 0.2309699292],
  [-1.2684380046, 2.6097574011, -0.3413193965],
  [-0.0041960863, -0.7034186147, 1.707614701],
];
const RGB_TO_CONES: Matrix = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
];
const CONES_TO_LAB: Matrix = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
];

/** The colour of `oklch(lightness chroma hue)`, hue in degrees; what a screen cannot show is cut off. */
export function fromOklch(lightness: number, chroma: number, hue: number): Rgb {
  const radians = (hue * Math.PI) / 180;
  const cones = times(LAB_TO_CONES, [lightness, chroma * Math.cos(radians), chroma * Math.sin(radians)]);
  return clamp(times(CONES_TO_RGB, cones.map((n) => n ** 3) as unknown as Rgb));
}

const luminance = ([r, g, b]: Rgb) => 0.2126 * r + 0.7152 * g + 0.0722 * b;

/** 1 to 21. Source: WCAG 2.2, "contrast ratio". */
export function contrast(one: Rgb, other: Rgb): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** How far apart two colours look, in OKLab: 0.02 is just seen side by side. */
export function distance(one: Rgb, other: Rgb): number {
  const [p, q] = [one, other].map((color) => times(CONES_TO_LAB, times(RGB_TO_CONES, color).map(Math.cbrt) as unknown as Rgb)) as [Rgb, Rgb];
  return Math.hypot(...p.map((n, index) => n - q[index]!));
}

export const SIGHTS = ['full sight', 'protanopia', 'deuteranopia', 'tritanopia'] as const;
export type Sight = (typeof SIGHTS)[number];

// The three common colour-blindnesses, whole. Source: Machado, Oliveira and Fernandes, "A Physiologically-based Model for
// Simulation of Color Vision Deficiency" (2009), severity 1.0, for linear sRGB.
const SEEN: Record<Sight, Matrix> = {
  'full sight': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** A colour as somebody with this sight sees it. */
export const seenWith = (sight: Sight, color: Rgb): Rgb => clamp(times(SEEN[sight], color));
