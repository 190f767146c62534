import fc from 'fast-check';
import { labelPlace, type Spot } from '@/lib/charts/labelPlace';

const bounds = { left: 0, top: 0, right: 400, bottom: 200 };
const place = (at: Spot, lines: Spot[][] = []) => labelPlace({ at, gap: 6, width: 60, height: 14, bounds, lines });
const spot = (x: number, y: number): Spot => ({ x, y });

it('stands centred above, where nothing is in the way', () => {
  expect(place(spot(200, 100))).toEqual({ left: 170, top: 80, right: 230, bottom: 94 });
});

it('stands below a line that comes down to its lowest spot', () => {
  expect(place(spot(200, 150), [[spot(150, 50), spot(200, 150), spot(250, 60)]])).toMatchObject({ top: 156 });
});

it('stands beside a spot at the upper edge whose line falls away below it', () => {
  const box = place(spot(200, 2), [[spot(190, 190), spot(200, 2), spot(210, 190)]]);
  expect(box).toMatchObject({ left: 206, right: 266 });
});

it('stands to the left where the line goes on to the right, at the right edge', () => {
  const box = place(spot(380, 2), [[spot(380, 2), spot(384, 120), spot(398, 110)]]);
  expect(box.right).toBe(374);
});

it('always stands within its bounds and never on the spot that it names', () => {
  const number = (max: number) => fc.integer({ min: 0, max });
  fc.assert(
    fc.property(number(400), number(200), fc.array(fc.record({ x: number(400), y: number(200) }), { maxLength: 12 }), (x, y, line) => {
      const box = place(spot(x, y), [line]);
      expect(box.left).toBeGreaterThanOrEqual(0);
      expect(box.top).toBeGreaterThanOrEqual(0);
      expect(box.right).toBeLessThanOrEqual(400);
      expect(box.bottom).toBeLessThanOrEqual(200);
      expect(x > box.left && x < box.right && y > box.top && y < box.bottom).toBe(false);
    }),
  );
});
