import { eventsNear } from '@/lib/chronology/eventsNear';
import { shippedChronology } from '@/lib/chronology/shippedChronology';
import { spreadOf } from '@/lib/stream/spread';
import { storyReasons } from '@/lib/stream/storyReasons';
import { DAY, HOUR, instant, shift } from '@/lib/time/instant';
import { makeMarks, makeStory, makeUpdate, NOW } from '../../fixtures/made/records';

const at = (n: number, update: Parameters<typeof makeUpdate>[1] = {}, voice = 'one') => ({ update: makeUpdate(n, update), publisher: 'one', voice });

describe('how a story spread', () => {
  const spread = spreadOf([at(5, { pressGroup: 'us-media' }, 'wire'), at(90), at(20)]);

  it('has a row for each press group, in the order in which they came to it, and names the silent ones', () => {
    expect(spread.rows.map(({ group, dots }) => [group, dots.length])).toEqual([['wire', 2], ['us-media', 1]]);
    expect(spread.silent).toHaveLength(9);
    expect(spread.silent).toContain('official-ve');
  });

  it('tells a text of one’s own from a carried one', () => {
    expect(spread.rows[0]?.dots.map(({ isIndependent }) => isIndependent)).toEqual([true, true]);
    expect(spread.rows[1]?.dots[0]?.isIndependent).toBe(false);
  });

  it('places everything between round times, few enough to be read', () => {
    const { ticks, rows } = spread;
    expect(ticks.map((tick) => new Date(tick.at).toISOString().slice(11, 16))).toEqual(['16:30', '17:00', '17:30', '18:00']);
    for (const { place } of rows.flatMap(({ dots }) => dots)) expect(place >= 0 && place <= 1).toBe(true);
    const long = spreadOf([at(0), { ...at(0), update: makeUpdate(0, { orderedAt: shift(NOW, -200 * DAY) }) }]);
    expect(long.ticks.length).toBeLessThanOrEqual(9);
  });

  it('can be drawn of a single update', () => {
    const { ticks, rows } = spreadOf([at(0, { orderedAt: instant(HOUR * 7) })]);
    expect(ticks).toHaveLength(2);
    expect(rows[0]?.dots[0]?.place).toBe(0);
  });
});

it('a story’s marks rest on the words that most of its updates have', () => {
  const marks = (words: readonly string[], direction: 'thaw' | 'freeze' = 'thaw') =>
    makeMarks({ tags: [{ tag: 'embassies', confidence: 1, words }], direction: { value: direction, confidence: 1, words: [direction] }, rulesVersion: 'r2' });
  const updates = [['Embassy', 'envoy'], ['embassy'], ['embassy', 'mission']].map((words, n) => makeUpdate(n, { marks: marks(words, n === 2 ? 'freeze' : 'thaw') }));
  expect(storyReasons(makeStory('s', { tags: ['embassies'], direction: 'thaw' }), updates)).toEqual({
    tags: [{ tag: 'embassies', words: ['embassy', 'envoy', 'mission'] }],
    direction: { value: 'thaw', words: ['thaw'] },
    rulesVersions: ['r2'],
  });
});

it('the chronology gives the weightiest events of a story’s days, newest first', () => {
  const from = instant(Date.parse('2026-01-03T09:00:00Z'));
  const events = eventsNear(shippedChronology(), from, from, 3, 5);
  expect(events).toHaveLength(5);
  expect(events.some(({ date }) => date === '2026-01-03')).toBe(true);
  for (const { date } of events) expect(date >= '2025-12-31' && date <= '2026-01-06').toBe(true);
  expect(events.map(({ date }) => date)).toEqual(events.map(({ date }) => date).sort().reverse());
});
