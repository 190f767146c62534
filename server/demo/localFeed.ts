import type { Feed } from '@/lib/domain/feed';

export type LocalFormat = 'rss' | 'atom' | 'rdf';

/** An outlet of the local feed server: a feed without an address yet. */
export interface LocalOutlet extends Omit<Feed, 'url' | 'homepage' | 'enabled' | 'notes'> {
  readonly format: LocalFormat;
}

/** One entry to publish. Texts are plain text. */
export interface LocalItem {
  /** unique within the outlet */
  readonly guid: string;
  readonly title: string;
  readonly summary: string;
  /** ISO 8601 with a zone, or a calendar day (YYYY-MM-DD) where the hour is not known */
  readonly published: string;
  /** null: a page of the feed server itself */
  readonly link: string | null;
  readonly author: string | null;
}

/** What an outlet can be made to do instead of answering well. */
export const LOCAL_FAULTS = ['http-500', 'throttled', 'gone', 'html', 'empty', 'malformed', 'silent', 'reset'] as const;
export type LocalFault = (typeof LOCAL_FAULTS)[number];
