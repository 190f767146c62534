import type { FeedReason } from '@/lib/domain/feed';
import type { FeedId } from '@/lib/domain/ids';
import { err, ok, type Result } from '@/lib/domain/result';
import { suggestFeedId } from '@/lib/feeds/suggestFeedId';
import { cleanLink } from '@/lib/links/cleanLink';
import type { Instant } from '@/lib/time/instant';
import { splitHeadline } from '../pipeline/aggregator';
import { identify } from '../pipeline/identity';
import { judgeTexts } from '../pipeline/judge';
import { summaryOf } from '../pipeline/summary';
import type { FeedReader } from './reading/parsedFeed';
import type { Passage, Requester } from './request';

/** What a feed would bring, before it is added. Nothing of it is kept. */
export interface FeedPreview {
  readonly url: string;
  /** where permanent redirects lead: the address to add */
  readonly movedTo: string | null;
  readonly suggestedId: FeedId;
  readonly title: string;
  readonly homepage: string | null;
  readonly format: 'rss' | 'atom' | 'rdf' | 'json' | 'cdf';
  /** as stated, e.g. "es-VE" */
  readonly language: string | null;
  readonly encoding: string;
  readonly hubUrl: string | null;
  /** faults that were mended, in plain English */
  readonly repairs: readonly string[];
  readonly itemCount: number;
  /** of them, how many bear on the story */
  readonly relevantCount: number;
  /** newest first, ten at most */
  readonly items: readonly PreviewItem[];
}

export interface PreviewItem {
  readonly title: string;
  readonly outlet: string;
  readonly link: string | null;
  readonly publishedAt: Instant | null;
  readonly relevant: boolean;
  /** the words that decided it */
  readonly words: readonly string[];
}

export interface PreviewRefusal {
  readonly reason: FeedReason;
  /** plain English; may be empty */
  readonly detail: string;
}

const SHOWN_ITEMS = 10;

/**
 * Fetches and reads a feed as the poller would, and says what it would bring or why it would bring nothing.
 * @param url  as typed; never rejects for what is in it or behind it
 */
export async function previewFeed(
  url: string,
  parts: { requester: Requester; reader: Pick<FeedReader, 'read' | 'readTexts'>; passage: Passage },
): Promise<Result<FeedPreview, PreviewRefusal>> {
  const outcome = await parts.requester.get(url, { etag: null, lastModified: null }, parts.passage);
  switch (outcome.kind) {
    case 'aborted':
      return err({ reason: 'network', detail: 'the server is stopping' });
    case 'failed':
      return err({ reason: outcome.reason, detail: outcome.detail });
    case 'gone':
      return err({ reason: 'gone', detail: 'HTTP 410' });
    case 'throttled':
      return err({ reason: 'throttled', detail: `HTTP ${outcome.status}` });
    case 'unchanged':
      return err({ reason: 'http-status', detail: 'HTTP 304' });
    case 'body':
      break;
  }
  const reading = await parts.reader.read({ bytes: outcome.body, contentType: outcome.contentType, contentLanguage: outcome.contentLanguage, url: outcome.url });
  if (!reading.ok) return err(reading.error);
  const document = reading.value;
  const entries = identify(document.items).items.map(({ parsed }) => ({ parsed, ...splitHeadline(parsed, { url, outlet: document.title }) }));
  const readings = await judgeTexts(
    entries.map(({ parsed, title }) => ({ title, summary: summaryOf(parsed), ...(document.language === null ? {} : { language: document.language }) })),
    parts.reader,
  );
  const items = entries.map(({ parsed, title, outlet }, at): PreviewItem => {
    const { relevant = false, words = [] } = readings[at]?.marks.relevance ?? {};
    return { title, outlet, link: parsed.link === null ? null : cleanLink(parsed.link), publishedAt: parsed.publishedAt, relevant, words };
  });
  return ok({
    url,
    movedTo: outcome.permanentUrl,
    suggestedId: suggestFeedId(document.title, url),
    title: document.title,
    homepage: document.link,
    format: document.format,
    language: document.language,
    encoding: document.encoding,
    hubUrl: outcome.hubUrl ?? document.hubUrl,
    repairs: document.repairs,
    itemCount: items.length,
    relevantCount: items.filter((item) => item.relevant).length,
    items: [...items].sort((a, b) => (b.publishedAt ?? -Infinity) - (a.publishedAt ?? -Infinity) || 0).slice(0, SHOWN_ITEMS),
  });
}
