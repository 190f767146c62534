/** CSS pixels, from the drawing's upper left corner. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface LabelAsked {
  /** what is named */
  readonly at: Spot;
  /** between the spot and its name */
  readonly gap: number;
  readonly width: number;
  readonly height: number;
  /** the name stays within */
  readonly bounds: Box;
  /** what the name should not lie upon, as lines from spot to spot */
  readonly lines: readonly (readonly Spot[])[];
}

/** Tried in this order: centred above or below reads best, then beside, then in the corners. */
const SIDES: readonly (readonly [across: -1 | 0 | 1, down: -1 | 0 | 1])[] = [[0, -1], [0, 1], [1, 0], [-1, 0], [1, -1], [-1, -1], [1, 1], [-1, 1]];

/** Where the name of a spot in a chart is set: the first place beside it that fits and that no line crosses, else the one that fewest cross. */
export function labelPlace({ at, gap, width, height, bounds, lines }: LabelAsked): Box {
  const inside = (low: number, size: number, least: number, most: number) => Math.max(least, Math.min(low, most - size));
  const boxes = SIDES.map(([across, down]) => {
    const left = inside(across === 0 ? at.x - width / 2 : across > 0 ? at.x + gap : at.x - gap - width, width, bounds.left, bounds.right);
    const top = inside(down === 0 ? at.y - height / 2 : down > 0 ? at.y + gap : at.y - gap - height, height, bounds.top, bounds.bottom);
    return { left, top, right: left + width, bottom: top + height };
  });
  const costs = boxes.map((box) => (holds(box, at) ? Number.POSITIVE_INFINITY : lines.reduce((sum, line) => sum + crossings(line, box), 0)));
  return boxes[costs.indexOf(Math.min(...costs))]!;
}

const holds = (box: Box, { x, y }: Spot) => x > box.left && x < box.right && y > box.top && y < box.bottom;

function crossings(line: readonly Spot[], box: Box): number {
  let count = 0;
  for (let i = 1; i < line.length; i++) if (crosses(line[i - 1]!, line[i]!, box)) count += 1;
  return count;
}

/** Whether a straight line runs through a box. Source: Liang and Barsky's clipping. */
function crosses(a: Spot, b: Spot, box: Box): boolean {
  let from = 0;
  let to = 1;
  for (const [step, room] of [
    [a.x - b.x, a.x - box.left],
    [b.x - a.x, box.right - a.x],
    [a.y - b.y, a.y - box.top],
    [b.y - a.y, box.bottom - a.y],
  ] as const) {
    if (step === 0) {
      if (room < 0) return false;
    } else if (step < 0) from = Math.max(from, room / step);
    else to = Math.min(to, room / step);
  }
  return from <= to;
}
