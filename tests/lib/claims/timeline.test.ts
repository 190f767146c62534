import { ledgerSpan, placeOf, statusSpans, timelineDays } from '@/lib/claims/timeline';
import { claimId, type ClaimStatus, type StatusTurn } from '@/lib/domain/claim';
import { DAY, HOUR, instant, shift, type Instant } from '@/lib/time/instant';

const ARTICLE = instant(Date.parse('2026-01-09'));
const TODAY = shift(ARTICLE, 20 * DAY);
const turn = (at: Instant, from: ClaimStatus, to: ClaimStatus): StatusTurn => ({
  claimId: claimId('talks'),
  at,
  from,
  to,
  because: 'x',
  figures: { supporting: 0, contradicting: 0, recentActs: 0, contradictingActs: 0 },
});

it('a ledger can be read from the article on, or from the evidence before it', () => {
  expect(ledgerSpan(ARTICLE, null, TODAY)).toEqual({ first: ARTICLE, last: TODAY });
  expect(ledgerSpan(ARTICLE, shift(ARTICLE, -2 * DAY + 3 * HOUR), TODAY).first).toBe(shift(ARTICLE, -2 * DAY));
  // An article that is dated ahead still leaves two days to move between.
  expect(ledgerSpan(shift(TODAY, 5 * DAY), null, TODAY)).toEqual({ first: TODAY, last: shift(TODAY, DAY) });
});

it('places days between 0 and 1', () => {
  const span = ledgerSpan(ARTICLE, null, TODAY);
  expect([ARTICLE, shift(ARTICLE, 5 * DAY), TODAY, shift(TODAY, DAY)].map((day) => placeOf(day, span))).toEqual([0, 0.25, 1, 1]);
});

it('adds entries up by day and stance, oldest first', () => {
  const entry = (at: Instant, stance: 'supports' | 'contradicts' | 'updates') => ({ evidence: { at, stance } });
  expect(timelineDays([entry(shift(ARTICLE, DAY), 'updates'), entry(shift(ARTICLE, HOUR), 'supports'), entry(shift(ARTICLE, 2 * HOUR), 'supports')])).toEqual([
    { day: ARTICLE, counts: { supports: 2, contradicts: 0, updates: 0 } },
    { day: shift(ARTICLE, DAY), counts: { supports: 0, contradicts: 0, updates: 1 } },
  ]);
});

it('shows the status from day to day, and of several turns on a day the last', () => {
  const span = ledgerSpan(ARTICLE, null, TODAY);
  const day = (n: number) => shift(ARTICLE, n * DAY);
  expect(statusSpans([], span)).toEqual([{ status: 'open', from: ARTICLE, to: TODAY }]);
  expect(statusSpans([turn(shift(day(3), HOUR), 'open', 'holding'), turn(shift(day(3), 2 * HOUR), 'holding', 'contested'), turn(day(9), 'contested', 'reversed')], span)).toEqual([
    { status: 'open', from: day(0), to: day(3) },
    { status: 'contested', from: day(3), to: day(9) },
    { status: 'reversed', from: day(9), to: TODAY },
  ]);
});
