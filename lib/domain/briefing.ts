import type { Instant } from '@/lib/time/instant';

/** The parts of a briefing, in their order. */
export const BRIEFING_PARTS = ['moved', 'claims', 'stories', 'silent', 'unknown'] as const;
export type BriefingPart = (typeof BRIEFING_PARTS)[number];

/** What a sentence rests on. */
export interface BriefingSource {
  readonly label: string;
  /** a whole address: a publisher's, or a page of the desk */
  readonly href: string;
}

export interface BriefingSentence {
  readonly text: string;
  /** at least one, until an editor writes a sentence of their own */
  readonly sources: readonly BriefingSource[];
}

/** What happened in a span of time, in sentences that each lead to what they rest on. */
export interface Briefing {
  readonly locale: 'en' | 'es';
  readonly title: string;
  readonly period: string;
  readonly from: Instant;
  /** exclusive */
  readonly to: Instant;
  readonly notice: string;
  readonly sections: readonly { readonly part: BriefingPart; readonly title: string; readonly sentences: readonly BriefingSentence[] }[];
}
