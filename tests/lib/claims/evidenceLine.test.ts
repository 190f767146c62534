import fc from 'fast-check';
import { evidenceBars, evidenceSpan, startOfDay } from '@/lib/claims/evidenceLine';
import { DAY, instant, shift } from '@/lib/time/instant';

const ARTICLE = instant(Date.parse('2026-01-09'));
const counts = (supports: number, contradicts = 0, updates = 0) => ({ supports, contradicts, updates });

describe('the span of the evidence lines', () => {
  it('begins with the article where there is no evidence before it, and ends with today', () => {
    expect(evidenceSpan(ARTICLE, null, shift(ARTICLE, 10 * DAY + 5))).toEqual({ from: ARTICLE, to: shift(ARTICLE, 11 * DAY) });
  });

  it('reaches back for earlier evidence, thirty days at most', () => {
    expect(evidenceSpan(ARTICLE, shift(ARTICLE, -6 * DAY), ARTICLE).from).toBe(shift(ARTICLE, -6 * DAY));
    expect(evidenceSpan(ARTICLE, shift(ARTICLE, -900 * DAY), ARTICLE).from).toBe(shift(ARTICLE, -30 * DAY));
  });

  it('holds at least today, where the article is dated later', () => {
    const now = shift(ARTICLE, -3 * DAY);
    expect(evidenceSpan(ARTICLE, null, now)).toEqual({ from: startOfDay(now), to: shift(startOfDay(now), DAY) });
  });
});

describe('the bars of an evidence line', () => {
  it('are days while those fit', () => {
    const bars = evidenceBars([{ day: shift(ARTICLE, DAY), counts: counts(2, 1) }], { from: ARTICLE, to: shift(ARTICLE, 3 * DAY) }, 14);
    expect(bars.map((bar) => bar.counts)).toEqual([counts(0), counts(2, 1), counts(0)]);
  });

  it('are equal parts of whole days otherwise, never more than there is room for, and lose no entry of the span', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 800 }), fc.integer({ min: 1, max: 20 }), fc.array(fc.nat(799)), (length, most, places) => {
        const span = { from: ARTICLE, to: shift(ARTICLE, length * DAY) };
        const days = places.filter((place) => place < length).map((place) => ({ day: shift(ARTICLE, place * DAY), counts: counts(1, 2, 3) }));
        const bars = evidenceBars(days, span, most);
        expect(bars.length).toBeLessThanOrEqual(most);
        expect(new Set(bars.map(({ from, to }) => to - from)).size).toBe(1);
        expect(bars.at(-1)?.to).toBe(span.to);
        expect(bars.reduce((sum, bar) => sum + bar.counts.contradicts, 0)).toBe(2 * days.length);
      }),
    );
  });
});
