import { readFeed } from '@/server/feeds/reading/readFeed';
import type { FeedDocument, ParsedFeed, ParsedItem } from '@/server/feeds/reading/parsedFeed';

/** A document as a test writes it: text is sent as UTF-8. */
export function documentOf(body: string | Uint8Array, rest: Partial<Omit<FeedDocument, 'bytes'>> = {}): FeedDocument {
  return { bytes: typeof body === 'string' ? Buffer.from(body, 'utf8') : body, contentType: null, url: 'https://news.example/feed.xml', ...rest };
}

export const rss = (inner: string, attributes = ''): string =>
  `<?xml version="1.0"?><rss version="2.0"${attributes}><channel><title>Diario</title><link>https://diario.example/</link>${inner}</channel></rss>`;
export const rssItem = (inner: string, attributes = ''): string => rss(`<item>${inner}</item>`, attributes);
export const atom = (inner: string, attributes = ''): string =>
  `<feed xmlns="http://www.w3.org/2005/Atom"${attributes}><title>Gazette</title><link href="https://gazette.example/"/>${inner}</feed>`;
export const atomEntry = (inner: string, attributes = ''): string => atom(`<entry${attributes}>${inner}</entry>`);

/** The feed, or a failed test. */
export async function read(body: string | Uint8Array, rest: Partial<Omit<FeedDocument, 'bytes'>> = {}): Promise<ParsedFeed> {
  const result = await readFeed(documentOf(body, rest));
  if (!result.ok) throw new Error(`refused: ${result.error.reason} (${result.error.detail})`);
  return result.value;
}

/** The first item of the feed. */
export async function readItem(body: string | Uint8Array, rest: Partial<Omit<FeedDocument, 'bytes'>> = {}): Promise<ParsedItem> {
  const feed = await read(body, rest);
  const [item] = feed.items;
  if (!item) throw new Error('no item was read');
  return item;
}

/** Why the document is refused, or a failed test. */
export async function refusal(body: string | Uint8Array): Promise<{ reason: string; detail: string }> {
  const result = await readFeed(documentOf(body));
  if (result.ok) throw new Error('it was read');
  return result.error;
}
