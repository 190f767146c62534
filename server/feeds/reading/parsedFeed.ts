import type { NewsReading } from '@/lib/claims/newsReader';
import type { EditedRules } from '@/lib/claims/newsRules';
import type { Result } from '@/lib/domain/result';
import type { ItemToRead } from '@/lib/tagging/itemText';
import type { Instant } from '@/lib/time/instant';

/** A feed as a server sent it: bytes first, so that the character set can be decided here. */
export interface FeedDocument {
  readonly bytes: Uint8Array;
  /** the Content-Type header as sent; null when there was none */
  readonly contentType: string | null;
  /** the Content-Language header: stands in when the document names no language */
  readonly contentLanguage?: string | null;
  /** the address it came from after redirects: relative links are resolved against it last */
  readonly url: string;
  /** the articles' full text is wanted too; without it, it is given only where it has to stand in for a summary */
  readonly wholeContent?: boolean;
}

/** A feed in our own words. All texts are plain text; all links absolute http(s). */
export interface ParsedFeed {
  readonly format: 'rss' | 'atom' | 'rdf' | 'json' | 'cdf';
  readonly title: string;
  readonly link: string | null;
  /** as stated, e.g. "es-VE" */
  readonly language: string | null;
  /** `<ttl>` or sy:updatePeriod, in seconds */
  readonly ttlSeconds: number | null;
  /** hours of the day, UTC, in which the publisher asks not to be polled */
  readonly skipHours: readonly number[];
  /** WebSub: the hub and the topic the document names */
  readonly hubUrl: string | null;
  readonly selfUrl: string | null;
  /** in document order */
  readonly items: readonly ParsedItem[];
  /** the character set used and what decided it, e.g. "windows-1252 (prolog)" */
  readonly encoding: string;
  /** faults that were mended, in plain English; empty for a sound document */
  readonly repairs: readonly string[];
}

export interface ParsedItem {
  readonly guid: string | null;
  readonly link: string | null;
  readonly title: string;
  readonly summary: string;
  /** the article's text; empty beside a summary unless `wholeContent` was asked for */
  readonly content: string;
  readonly authors: readonly string[];
  readonly categories: readonly string[];
  /** null when absent or unreadable: never invented */
  readonly publishedAt: Instant | null;
  readonly language: string | null;
  /** the outlet an aggregator names in `<source>` */
  readonly source: { readonly title: string; readonly url: string | null } | null;
}

/** Why a document was not read. `detail` says what was found instead, in plain English. */
export interface ReadRefusal {
  readonly reason: 'html' | 'not-a-feed' | 'empty' | 'malformed' | 'encoding' | 'parse-timeout';
  readonly detail: string;
}

/** What the rules make of texts, in the order in which they were given. */
export interface TextsRead {
  readonly rulesVersion: string;
  readonly readings: readonly NewsReading[];
}

/** Why texts were not read: they took too long or too much memory, or the rules broke on one of them. */
export interface TextRefusal {
  readonly reason: 'malformed' | 'parse-timeout';
  readonly detail: string;
}

export interface FeedReader {
  /** Never rejects for what is in the document: a bad one is a refusal. */
  read(document: FeedDocument): Promise<Result<ParsedFeed, ReadRefusal>>;
  /** Holds texts against the rules, all of them or none. No text at all is a question for the version of the rules. */
  readTexts(texts: readonly ItemToRead[]): Promise<Result<TextsRead, TextRefusal>>;
  /** Reads by these rules from now on; what is under way is finished by the old ones, and says so. They have been checked. */
  useRules(edited: EditedRules): void;
  close(): Promise<void>;
}
