import type { Stance } from '@/lib/domain/claim';
import { DAY, instant, type Instant } from '@/lib/time/instant';

/** How far back before the article a line reaches for evidence, at most. */
const DAYS_BEFORE_ARTICLE = 30;

export interface EvidenceBar {
  readonly from: Instant;
  /** exclusive */
  readonly to: Instant;
  readonly counts: Readonly<Record<Stance, number>>;
}

export interface EvidenceSpan {
  /** midnight UTC */
  readonly from: Instant;
  /** exclusive, midnight UTC */
  readonly to: Instant;
}

/**
 * The days that the lines of all claims show: from the article, or the evidence before it, to now.
 * @param first  the first day with evidence of any claim; null when there is none
 */
export function evidenceSpan(article: Instant, first: Instant | null, now: Instant): EvidenceSpan {
  const articleDay = startOfDay(article);
  const earliest = Math.max(startOfDay(first ?? article), articleDay - DAYS_BEFORE_ARTICLE * DAY);
  const to = startOfDay(now) + DAY;
  const from = Math.min(earliest, articleDay, to - DAY);
  return { from: instant(from), to: instant(to) };
}

/** The counts of one claim by equal parts of the span; parts are whole days, the first one may begin before the span. */
export function evidenceBars(days: readonly { readonly day: Instant; readonly counts: Readonly<Record<Stance, number>> }[], { from, to }: EvidenceSpan, most: number): readonly EvidenceBar[] {
  const length = Math.max(1, Math.ceil((to - from) / DAY / most));
  const bars = Math.ceil((to - from) / DAY / length);
  const begin = to - bars * length * DAY;
  return Array.from({ length: bars }, (_, index) => {
    const start = begin + index * length * DAY;
    const end = start + length * DAY;
    const within = days.filter(({ day }) => day >= start && day < end);
    const sum = (stance: Stance) => within.reduce((total, { counts }) => total + counts[stance], 0);
    return { from: instant(start), to: instant(end), counts: { supports: sum('supports'), contradicts: sum('contradicts'), updates: sum('updates') } };
  });
}

export const startOfDay = (at: Instant): Instant => instant(Math.floor(at / DAY) * DAY);
