import type { ChronologyEvent } from '@/lib/domain/chronology';
import { DIRECTIONS, TAGS, type Direction, type Tag } from '@/lib/domain/tag';

export const PERIODS = ['before', 'since'] as const;

export interface ChronologyFilter {
  /** all of them must stand in title or summary, in either language; case and accents do not matter */
  readonly words: string;
  readonly tag: Tag | null;
  readonly direction: Direction | null;
  /** before the baseline article, or from its day on */
  readonly period: (typeof PERIODS)[number] | null;
  /** turning points alone */
  readonly isMajorOnly: boolean;
}

/** Reads an address leniently: a value that means nothing is passed over. */
export function readChronologyFilter(parameters: { readonly [name: string]: string | undefined }): ChronologyFilter {
  const oneOf = <T extends string>(known: readonly T[], value: string | undefined) => known.find((one) => one === value) ?? null;
  return {
    words: parameters.q?.trim() ?? '',
    tag: oneOf(TAGS, parameters.tag),
    direction: oneOf(DIRECTIONS, parameters.direction),
    period: oneOf(PERIODS, parameters.period),
    isMajorOnly: parameters.major === '1',
  };
}

/**
 * The events that match, newest first.
 * @param baselineDay  YYYY-MM-DD
 */
export function filterChronology(events: readonly ChronologyEvent[], filter: ChronologyFilter, baselineDay: string): ChronologyEvent[] {
  const wanted = fold(filter.words).split(/\s+/).filter(Boolean);
  return events
    .filter(({ tags }) => filter.tag === null || tags.includes(filter.tag))
    .filter(({ direction }) => filter.direction === null || direction === filter.direction)
    .filter(({ date }) => filter.period === null || date >= baselineDay === (filter.period === 'since'))
    .filter(({ importance }) => !filter.isMajorOnly || importance === 3)
    .filter(({ title, summary }) => {
      const text = fold([title.en, title.es, summary.en, summary.es].join(' '));
      return wanted.every((word) => text.includes(word));
    })
    .sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : b.importance - a.importance));
}

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
