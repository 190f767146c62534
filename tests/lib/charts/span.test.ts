import { dayText, momentText, rangeOf, readSpan, writeSpan, type Known, type Span } from '@/lib/charts/span';
import { DAY, HOUR, instant } from '@/lib/time/instant';

const at = (text: string) => instant(Date.parse(text));
const known: Known = { until: at('2026-02-10T15:20Z'), baselineAt: at('2026-01-09'), firstAt: at('2025-12-01T07:00Z') };

describe('the span of the charts', () => {
  it.each(['24h', '7d', '30d', 'baseline', 'all', '2026-01-03..2026-01-09', '2026-01-03..2026-01-03'])('reads %s as it writes it', (text) => {
    expect(writeSpan(readSpan(text))).toBe(text);
  });

  it.each([null, '', '45d', '2026-01-09..2026-01-03', '2026-13-01..2026-13-02', '2026-1-3..2026-1-4'])('reads %s as the default', (text) => {
    expect(readSpan(text)).toBe('30d');
  });

  it.each<[Span, string, string, number]>([
    ['24h', '2026-02-09T16:00Z', '2026-02-10T16:00Z', 1],
    ['7d', '2026-02-03T18:00Z', '2026-02-10T18:00Z', 6],
    ['30d', '2026-01-12', '2026-02-11', 24],
    ['baseline', '2026-01-09', '2026-02-11', 24],
    ['all', '2025-12-01', '2026-02-11', 24],
    [readSpan('2026-01-03..2026-01-09'), '2026-01-03', '2026-01-10', 6],
    [readSpan('2026-01-03..2026-01-03'), '2026-01-03', '2026-01-04', 1],
    [readSpan('2025-01-01..2025-12-31'), '2025-01-01', '2026-01-01', 168],
  ])('lays %j out from %s to %s in bars of whole hours', (span, from, to, barHours) => {
    expect(rangeOf(span, known)).toEqual({ from: at(from), to: at(to), barHours });
  });

  it('shows the day of the baseline when the news ends before it', () => {
    expect(rangeOf('baseline', { ...known, until: at('2025-12-24T10:00Z') })).toMatchObject({ from: known.baselineAt, to: known.baselineAt + DAY });
  });

  it('shows thirty days for all while the first day is not known', () => {
    const { from, to } = rangeOf('all', { ...known, firstAt: null });
    expect((to - from) / DAY).toBe(30);
  });

  it('names a moment by its day alone where it begins one', () => {
    expect(dayText(at('2026-01-09T23:59Z'))).toBe('2026-01-09');
    expect(momentText(at('2026-01-09'))).toBe('2026-01-09');
    expect(momentText(at('2026-01-09T06:00Z'))).toBe('2026-01-09T06:00Z');
    expect(Date.parse(momentText(instant(at('2026-01-09') + 5 * HOUR)))).toBe(at('2026-01-09T05:00Z'));
  });
});
