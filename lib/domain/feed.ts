import type { Instant } from '@/lib/time/instant';
import type { FeedId } from './ids';
import type { PressGroup } from './pressGroup';

/** Languages a feed may be published in (ISO 639-1). */
export const FEED_LANGUAGES = ['en', 'es', 'pt'] as const;
export type FeedLanguage = (typeof FEED_LANGUAGES)[number];

/** How much of the feed bears on the story: all of it, its region, or whatever the outlet publishes. */
export const FEED_SCOPES = ['topic', 'region', 'general'] as const;
export type FeedScope = (typeof FEED_SCOPES)[number];

/** A polled URL. */
export interface Feed {
  readonly id: FeedId;
  /** as a reader knows it, e.g. "BBC News: Latin America" */
  readonly name: string;
  /** the publisher, e.g. "BBC News"; feeds of one outlet share it */
  readonly outlet: string;
  readonly url: string;
  readonly homepage: string | null;
  readonly language: FeedLanguage;
  /** ISO 3166-1 alpha-2, or "INT" for an international body */
  readonly country: string;
  readonly pressGroup: PressGroup;
  readonly scope: FeedScope;
  /** polled when true; a feed that is not is `paused` */
  readonly enabled: boolean;
  /** what an editor should know before turning it on; may be empty */
  readonly notes: string;
}

/**
 * ok        polled, and new items come in its rhythm
 * quiet     polled without fault, but silent for longer than its rhythm explains
 * late      not polled when it was due
 * degraded  answers, but with something that may not replace the last good copy
 * failing   does not answer, or with an error
 * gone      the publisher said so (410); not polled any more
 * paused    not polled, by choice
 */
export const FEED_STATES = ['ok', 'quiet', 'late', 'degraded', 'failing', 'gone', 'paused'] as const;
export type FeedState = (typeof FEED_STATES)[number];

/** Why a feed is in its state. `new` until the first poll ended. Worded for readers, in both languages, by the interface. */
export const FEED_REASONS = [
  'new',
  'healthy',
  'silent',
  'overdue',
  'not-selected',
  'paused-by-desk',
  'timeout',
  'dns',
  'connection-refused',
  'connection-reset',
  'tls',
  'network',
  'private-address',
  'bad-address',
  'redirect-loop',
  'too-many-redirects',
  'http-status',
  'throttled',
  'gone',
  'too-large',
  'truncated',
  'bad-compression',
  'html',
  'not-a-feed',
  'empty',
  'stale',
  'malformed',
  'parse-timeout',
  'encoding',
] as const;
export type FeedReason = (typeof FEED_REASONS)[number];

/** What is known of a feed's condition; kept in the store, sent to every page. */
export interface FeedHealth {
  readonly state: FeedState;
  readonly reason: FeedReason;
  /** the particulars in plain English, e.g. "HTTP 503, Retry-After 120 s"; may be empty */
  readonly detail: string;
  /** when the state was reached */
  readonly since: Instant;
  readonly lastPollAt: Instant | null;
  /** the last poll that gave a readable feed, or said that it was unchanged */
  readonly lastGoodAt: Instant | null;
  /** when an item was last seen for the first time */
  readonly lastNewItemAt: Instant | null;
  /** null: not polled any more (paused, gone) */
  readonly nextPollAt: Instant | null;
  /** the present interval between polls, in seconds */
  readonly intervalSeconds: number;
  /** polls that failed in a row */
  readonly failures: number;
  /** new items a day over the last seven days */
  readonly itemsPerDay: number;
}

export interface FeedWithHealth extends Feed {
  readonly health: FeedHealth;
}

/** One turn of a feed's state: how it was reached. */
export interface FeedTurn {
  readonly at: Instant;
  readonly from: FeedState;
  readonly to: FeedState;
  readonly reason: FeedReason;
  readonly detail: string;
}
