import type { ClaimStatus, Stance, StatusTurn } from '@/lib/domain/claim';
import { DAY, instant, type Instant } from '@/lib/time/instant';
import { startOfDay } from './evidenceLine';

export interface TimelineDay {
  /** midnight UTC */
  readonly day: Instant;
  readonly counts: Readonly<Record<Stance, number>>;
}

export interface StatusSpan {
  readonly status: ClaimStatus;
  readonly from: Instant;
  readonly to: Instant;
}

/** A span of whole days, both ends included. */
export interface DaySpan {
  readonly first: Instant;
  readonly last: Instant;
}

/**
 * The days that a claim's ledger can be read as of: from its first evidence or the article, whichever is earlier, to today.
 * @param since  the day of the first evidence; null when there is none
 */
export function ledgerSpan(articleDay: Instant, since: Instant | null, today: Instant): DaySpan {
  const first = Math.min(articleDay, since === null ? articleDay : startOfDay(since), today);
  return { first: instant(first), last: instant(Math.max(today, first + DAY)) };
}

/** Where a day stands in the span, 0…1. */
export const placeOf = (day: Instant, { first, last }: DaySpan): number => Math.min(1, Math.max(0, (day - first) / (last - first)));

/** Entries by day and stance, oldest first. */
export function timelineDays(evidence: readonly { readonly evidence: { readonly at: Instant; readonly stance: Stance } }[]): readonly TimelineDay[] {
  const days = new Map<Instant, Record<Stance, number>>();
  for (const { evidence: entry } of evidence) {
    const day = startOfDay(entry.at);
    const counts = days.get(day) ?? { supports: 0, contradicts: 0, updates: 0 };
    counts[entry.stance] += 1;
    days.set(day, counts);
  }
  return [...days].sort(([a], [b]) => a - b).map(([day, counts]) => ({ day, counts }));
}

/** The status from day to day: `open` until the first turn. Of several turns on one day the last one counts. */
export function statusSpans(turns: readonly StatusTurn[], { first, last }: DaySpan): readonly StatusSpan[] {
  const spans: StatusSpan[] = [];
  let status: ClaimStatus = 'open';
  let from = first;
  for (const turn of turns) {
    const day = instant(Math.max(first, Math.min(last, startOfDay(turn.at))));
    if (day > from) spans.push({ status, from, to: day });
    status = turn.to;
    from = day;
  }
  return [...spans, { status, from, to: last }];
}
