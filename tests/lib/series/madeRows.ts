import fc from 'fast-check';
import { PRESS_GROUPS } from '@/lib/domain/pressGroup';
import { DIRECTIONS, TAGS } from '@/lib/domain/tag';
import type { NewsRow } from '@/lib/series/newsRow';
import { DAY, HOUR, instant } from '@/lib/time/instant';

export const DAY_ONE = instant(Date.parse('2026-01-05T00:00:00Z'));

let made = 0;
/** A row of the wire about one story, on the first day at noon, unless said otherwise. */
export function row(over: Partial<NewsRow> = {}): NewsRow {
  made += 1;
  const outlet = over.outlet ?? 'Wire One';
  return {
    id: `row-${made}`,
    at: instant(DAY_ONE + 12 * HOUR),
    timeKnown: true,
    storyId: 'story',
    outlet,
    publisher: outlet,
    voice: over.publisher ?? outlet,
    pressGroup: 'wire',
    language: 'en',
    tags: ['diplomacy'],
    direction: 'neutral',
    from: null,
    step: 'act',
    ...over,
  };
}

/** Rows of a fortnight, a few stories and outlets; an outlet keeps its press group. */
export const someRows: fc.Arbitrary<NewsRow[]> = fc
  .array(
    fc.record({
      hour: fc.nat({ max: 14 * 24 - 1 }),
      timeKnown: fc.boolean(),
      story: fc.nat({ max: 5 }),
      outlet: fc.nat({ max: 7 }),
      language: fc.constantFrom('en', 'es', 'pt'),
      tags: fc.uniqueArray(fc.constantFrom(...TAGS), { maxLength: 3 }),
      direction: fc.constantFrom(...DIRECTIONS),
      from: fc.constantFrom('us' as const, 've' as const, 'third' as const, null),
      step: fc.constantFrom('act' as const, 'statement' as const),
    }),
    { maxLength: 40 },
  )
  .map((list) =>
    list.map(({ hour, story, outlet, ...rest }, index) => ({
      ...rest,
      id: `made-${index}`,
      at: instant(DAY_ONE + hour * HOUR),
      storyId: `story-${story}`,
      outlet: `Outlet ${outlet}`,
      publisher: `family-${outlet % 6}`,
      voice: `family-${outlet % 4}`,
      pressGroup: PRESS_GROUPS[outlet] ?? 'wire',
    })),
  );

export const days = (from: number, count: number) => Array.from({ length: count }, (_, index) => instant(from + index * DAY));
