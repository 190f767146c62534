import fc from 'fast-check';
import type { Change } from '@/lib/domain/change';
import { sequence } from '@/lib/domain/ids';
import { createRecentChanges } from '@/server/realtime/recentChanges';
import { added, NOON } from './made';

const change = (n: number): Change => ({ ...added(n), sequence: sequence(n), at: NOON });

test('[LU2] holds the last changes and says when it reaches back no further', () => {
  const recent = createRecentChanges(10);
  expect(recent.after(sequence(0), 5)).toBeNull();
  for (let n = 1; n <= 16; n++) recent.add(sequence(n - 1), [change(n)]);
  expect(recent.after(sequence(5), 5)).toBeNull();
  expect(recent.after(sequence(6), 3)?.map((c) => Number(c.sequence))).toEqual([7, 8, 9]);
  expect(recent.after(sequence(16), 3)).toEqual([]);
  recent.clear();
  expect(recent.after(sequence(16), 3)).toBeNull();
});

test('[LU2] whatever the holes, it gives what the whole log would give, or nothing at all', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 60 }), fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 9 }), (steps, after, limit) => {
      const recent = createRecentChanges(20);
      const all: Change[] = [];
      let at = 0;
      for (const step of steps) {
        const previous = at;
        at += step;
        all.push(change(at));
        recent.add(sequence(previous), [change(at)]);
      }
      const given = recent.after(sequence(after), limit);
      if (given === null) expect(after).toBeLessThan(Number(all.at(-20)?.sequence ?? 1));
      else expect(given.map((c) => c.sequence)).toEqual(all.filter((c) => c.sequence > after).slice(0, limit).map((c) => c.sequence));
    }),
  );
});
