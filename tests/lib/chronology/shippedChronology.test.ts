import chronologyJson from '@/lib/chronology/chronology.json';
import { parseChronology } from '@/lib/chronology/parseChronology';
import { shippedChronology } from '@/lib/chronology/shippedChronology';
import { TAGS } from '@/lib/domain/tag';

const events = shippedChronology();

describe('the shipped chronology', () => {
  it('runs from the break of January 2019 to October 2026, oldest first', () => {
    expect(events[0]!.date).toBe('2019-01-23');
    expect(events.at(-1)!.date).toBe('2026-10-09');
    const dates = events.map((event) => event.date);
    expect(dates).toEqual([...dates].sort());
  });

  it('holds the baseline day and the turning points around it', () => {
    const ids = new Set(events.filter((event) => event.importance === 3).map((event) => event.id));
    for (const id of ['2026-01-03-maduro-captured', '2026-01-09-exploratory-talks', '2026-03-30-embassy-reopened']) {
      expect(ids).toContain(id);
    }
  });

  it('has no event that only a tracker or a monitor reports', () => {
    const trackers = /tracker|monitor \(|country primer/i;
    expect(events.filter((event) => event.sources.every((source) => trackers.test(source.outlet)))).toEqual([]);
  });

  it('marks as second-hand exactly the events none of whose sources was read', () => {
    const secondHand = events.filter((event) => event.confidence === 'second-hand');
    expect(secondHand.length).toBeGreaterThan(10);
    expect(secondHand.every((event) => event.sources.every((source) => !source.read))).toBe(true);
  });

  it('touches every one of the thirteen tags', () => {
    expect(new Set(events.flatMap((event) => event.tags))).toEqual(new Set(TAGS));
  });
});

describe('reading a chronology', () => {
  const broken = (patch: object) => [{ ...structuredClone(chronologyJson[0]!), ...patch }];

  it.each([
    ['a day that no calendar has', { date: '2019-02-30', id: '2019-02-30-x' }, /date/],
    ['an unknown tag', { tags: ['weather'] }, /tags/],
    ['a source that is not http(s)', { sources: [{ outlet: 'X', url: 'javascript:alert(1)', publishedOn: null, read: true }] }, /url/],
    ['no source at all', { sources: [] }, /sources/],
    ['an id that does not begin with its date', { id: '2020-01-01-other' }, /begin with the date/],
    ['"read" when no source was read', { sources: [{ outlet: 'X', url: 'https://example.org', publishedOn: null, read: false }] }, /confidence/],
  ])('refuses %s and names the field', (_, patch, message) => {
    expect(() => parseChronology(broken(patch))).toThrow(message);
  });

  it('refuses the same event twice', () => {
    expect(() => parseChronology([chronologyJson[0], chronologyJson[0]])).toThrow(/two events/);
  });
});
