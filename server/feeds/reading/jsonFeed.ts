import { z } from 'zod';
import { err, ok, type Result } from '@/lib/domain/result';
import { parseFeedDate } from './feedDate';
import { collapse, htmlToText } from './htmlText';
import { clip, LIMITS } from './limits';
import { absoluteLink } from './links';
import type { ParsedFeed, ParsedItem, ReadRefusal } from './parsedFeed';

/** Names in small letters, for some write them otherwise; on an object that inherits nothing. */
const lowerKeys = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.assign(Object.create(null), Object.fromEntries(Object.entries(value).map(([key, inner]) => [key.toLowerCase(), inner])))
    : value;

/** Whatever a publisher puts where a text belongs: numbers become text, the rest counts as absent. */
const text = z.preprocess((value) => (typeof value === 'number' ? String(value) : value), z.string()).optional().catch(undefined);
const shape = <T extends z.ZodRawShape>(fields: T) => z.preprocess(lowerKeys, z.object(fields));
const author = z.preprocess((value) => (typeof value === 'string' ? { name: value } : value), shape({ name: text, url: text })).catch({ name: undefined, url: undefined });
/** One where a list belongs is a list of one. */
const list = <T extends z.ZodType>(element: T) =>
  z.preprocess((value) => (Array.isArray(value) ? value.slice(0, LIMITS.itemsRead) : (value ?? undefined) === undefined ? undefined : [value]), z.array(element).optional()).catch(undefined);

const itemShape = shape({
  id: text,
  url: text,
  external_url: text,
  title: text,
  summary: text,
  content_html: text,
  content_text: text,
  date_published: text,
  date_modified: text,
  author: author.optional(),
  authors: list(author),
  tags: list(text),
  language: text,
});
const feedShape = shape({
  version: text,
  title: text,
  home_page_url: text,
  feed_url: text,
  language: text,
  author: author.optional(),
  authors: list(author),
  hubs: list(shape({ type: text, url: text }).catch({ type: undefined, url: undefined })),
  items: list(itemShape.nullable().catch(null)),
});

/**
 * Reads JSON Feed 1.0 and 1.1, leniently: a field of the wrong type counts as absent, an item that is no object is skipped.
 * Source: jsonfeed.org/version/1.1.
 * @param url  of the document, the last base for relative links
 */
export function parseJsonFeed(source: string, url: string): Result<Omit<ParsedFeed, 'encoding' | 'repairs'>, ReadRefusal> {
  let json: unknown;
  try {
    json = JSON.parse(source.replace(/^[\s\ufeff]+/, ''));
  } catch (error) {
    return err({ reason: 'malformed', detail: `JSON that does not parse: ${error instanceof Error ? clip(error.message, 200) : 'unknown'}` });
  }
  const read = feedShape.safeParse(json);
  if (!read.success || (!read.data.version?.includes('jsonfeed.org') && (read.data.items === undefined || read.data.title === undefined))) {
    return err({ reason: 'not-a-feed', detail: 'JSON, but not a JSON Feed' });
  }
  const feed = read.data;
  const link = absoluteLink(feed.home_page_url, url);
  const base = link ?? url;
  const authors = names(feed.authors, feed.author);
  const hub = feed.hubs?.find((entry) => entry.type?.toLowerCase() === 'websub') ?? feed.hubs?.[0];
  return ok({
    format: 'json',
    title: clip(collapse(feed.title ?? ''), LIMITS.titleCharacters),
    link,
    language: feed.language?.trim() || null,
    ttlSeconds: null,
    skipHours: [],
    hubUrl: absoluteLink(hub?.url, base),
    selfUrl: absoluteLink(feed.feed_url, url),
    items: (feed.items ?? []).flatMap((item) => (item === null ? [] : [mapItem(item, base, authors)])),
  });
}

function mapItem(item: z.infer<typeof itemShape>, base: string, feedAuthors: string[]): ParsedItem {
  const authors = names(item.authors, item.author);
  const content = item.content_html ? htmlToText(item.content_html) : collapse(item.content_text ?? '');
  const published = parseFeedDate(item.date_published ?? '') ?? parseFeedDate(item.date_modified ?? '');
  const guid = item.id?.trim() ?? '';
  return {
    guid: guid === '' ? null : clip(guid, LIMITS.guidCharacters),
    link: absoluteLink(item.url, base) ?? absoluteLink(item.external_url, base) ?? absoluteLink(guid, null),
    title: clip(htmlToText(item.title ?? ''), LIMITS.titleCharacters),
    summary: clip(collapse(item.summary ?? ''), LIMITS.summaryCharacters),
    content: clip(content, LIMITS.contentCharacters),
    authors: authors.length > 0 ? authors : feedAuthors,
    categories: distinct(item.tags ?? [], LIMITS.categories),
    publishedAt: published,
    language: item.language?.trim() || null,
    source: null,
  };
}

function names(many: ReadonlyArray<{ name?: string }> | undefined, one: { name?: string } | undefined): string[] {
  return distinct([...(many ?? []), ...(one ? [one] : [])].map(({ name }) => name), LIMITS.authors);
}

function distinct(texts: ReadonlyArray<string | undefined>, limit: number): string[] {
  const clean = texts.map((entry) => clip(collapse(entry ?? ''), LIMITS.nameCharacters)).filter((entry) => entry !== '');
  return [...new Set(clean)].slice(0, limit);
}
