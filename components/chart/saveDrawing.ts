import { fontFaces } from './fontFaces';

/** What a saved picture says of itself above the drawing. */
export interface PictureWords {
  readonly title: string;
  readonly measure: string;
}

/** Room around the drawing, and the sharpness of a PNG. */
const EDGE = 16;
const PIXELS = 2;
const TITLE_LINE = 26;
const MEASURE_LINE = 16;

/** What decides how a shape or a word looks; everything else is the same everywhere. */
const STYLES = ['fill', 'fill-opacity', 'stroke', 'stroke-opacity', 'stroke-width', 'stroke-dasharray', 'opacity', 'font-family', 'font-size', 'font-weight', 'font-style', 'font-variant-numeric', 'text-anchor', 'dominant-baseline', 'paint-order', 'stop-color'] as const;

export interface Picture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** The drawing as a picture that needs nothing of this page: every colour, size and font in it, title and measure above it. */
export async function drawingAsSvg(drawing: SVGSVGElement, { title, measure }: PictureWords): Promise<Picture> {
  const { width: innerWidth, height: innerHeight } = drawing.getBoundingClientRect();
  const root = getComputedStyle(document.documentElement);
  const token = (name: string) => root.getPropertyValue(name).trim();
  const width = Math.ceil(innerWidth) + 2 * EDGE;
  const lines = [
    ...linesOf(title, innerWidth / 8.5).map((words) => ({ words, size: 18, high: TITLE_LINE, fill: token('--ink'), family: token('--serif') })),
    ...linesOf(measure, innerWidth / 6).map((words) => ({ words, size: 12, high: MEASURE_LINE, fill: token('--ink-2'), family: token('--sans') })),
  ];
  const head = EDGE + lines.reduce((sum, { high }) => sum + high, 0) + EDGE / 2;
  const height = Math.ceil(innerHeight) + head + EDGE;

  const copy = drawing.cloneNode(true) as SVGSVGElement;
  writeStylesOut(drawing, copy);
  for (const [name, value] of Object.entries({ x: EDGE, y: head, width: innerWidth, height: innerHeight })) copy.setAttribute(name, String(value));

  const picture = element('svg', { width, height, viewBox: `0 0 ${width} ${height}`, role: 'img' });
  let y = EDGE;
  picture.append(
    element('title', {}, title),
    element('style', {}, await fontFaces([token('--sans'), token('--serif')])),
    element('rect', { width, height, fill: token('--paper') }),
    ...lines.map(({ words, size, high, fill, family }) => element('text', { x: EDGE, y: (y += high) - 6, fill, 'font-family': family, 'font-size': size }, words)),
    copy,
  );
  return { svg: new XMLSerializer().serializeToString(picture), width, height };
}

/** Words broken into lines of about so many letters. */
function linesOf(text: string, letters: number): string[] {
  return text.split(' ').reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    return last !== undefined && last.length + word.length < letters ? [...lines.slice(0, -1), `${last} ${word}`] : [...lines, word];
  }, []);
}

const SVG = 'http://www.w3.org/2000/svg';

function element(name: string, attributes: Record<string, string | number>, words?: string): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  if (words !== undefined) made.textContent = words;
  return made;
}

function writeStylesOut(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  for (const name of STYLES) to.setAttribute(name, style.getPropertyValue(name));
  for (const name of ['class', 'style', 'tabindex']) to.removeAttribute(name);
  Array.from(from.children).forEach((child, index) => to.children[index] && writeStylesOut(child, to.children[index]));
}

/** Errors: rejects when the browser cannot draw the picture. */
export async function svgAsPng({ svg, width, height }: Picture): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * PIXELS;
  canvas.height = height * PIXELS;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture could not be drawn'))), 'image/png'));
}
