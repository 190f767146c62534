import { filterChronology, readChronologyFilter } from '@/lib/chronology/filterChronology';
import { shippedChronology } from '@/lib/chronology/shippedChronology';

const events = shippedChronology();
const BASELINE = '2026-01-09';
const shown = (parameters: Record<string, string>) => filterChronology(events, readChronologyFilter(parameters), BASELINE);

test('without a filter every event is shown, newest first', () => {
  const dates = shown({}).map(({ date }) => date);
  expect(dates).toHaveLength(events.length);
  expect(dates).toEqual([...dates].sort().reverse());
});

test('before and since the baseline part the events between them', () => {
  const [before, since] = [shown({ period: 'before' }), shown({ period: 'since' })];
  expect(before.length + since.length).toBe(events.length);
  expect(before.every(({ date }) => date < BASELINE)).toBe(true);
  expect(since.every(({ date }) => date >= BASELINE)).toBe(true);
});

test('tag, direction and turning points narrow it together', () => {
  const narrowed = shown({ tag: 'sanctions', direction: 'thaw', major: '1' });
  expect(narrowed.length).toBeGreaterThan(0);
  for (const { tags, direction, importance } of narrowed) {
    expect(tags).toContain('sanctions');
    expect([direction, importance]).toEqual(['thaw', 3]);
  }
});

test('words are found in either language, without their accents', () => {
  expect(shown({ q: 'petroleo' }).length).toBeGreaterThan(0);
  expect(shown({ q: 'petróleo' })).toEqual(shown({ q: 'PETROLEO' }));
  expect(shown({ q: 'no such words anywhere' })).toEqual([]);
});

test('a value that means nothing is passed over', () => {
  expect(shown({ tag: 'weather', direction: 'up', period: 'later' })).toHaveLength(events.length);
});
