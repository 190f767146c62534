import type { ParsedFeed, ParsedItem } from './parsedFeed';

/**
 * What one feed may bring, at most. Real feeds stay far below; beyond them lies only a document made to hurt,
 * and what is read travels between threads, into the store and to every page.
 */
export const LIMITS = {
  items: 5_000,
  /** Beyond these, items are not even looked at: the first ones of the document count. */
  itemsRead: 25_000,
  attributeCharacters: 8_000,
  titleCharacters: 1_000,
  summaryCharacters: 4_000,
  contentCharacters: 20_000,
  guidCharacters: 2_000,
  linkCharacters: 4_000,
  authors: 20,
  categories: 50,
  nameCharacters: 200,
  /** Markup longer than this is cut before its tags are taken out. */
  markupCharacters: 200_000,
} as const;

/**
 * Cuts a text without leaving half of a character that takes two units.
 * @param limit  UTF-16 units
 */
export function clip(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const last = text.charCodeAt(limit - 1);
  const isHalf = last >= 0xd800 && last <= 0xdbff;
  return text.slice(0, isHalf ? limit - 1 : limit);
}

/**
 * Keeps a feed within `LIMITS`. Of too many items the newest stay, in document order; undated ones count as newest,
 * for a feed that dates nothing puts the newest first.
 */
export function withinLimits(feed: ParsedFeed): ParsedFeed {
  if (feed.items.length <= LIMITS.items) return feed;
  const byAge = feed.items
    .map((item, place) => ({ place, at: item.publishedAt ?? Number.POSITIVE_INFINITY }))
    .sort((a, b) => (a.at === b.at ? a.place - b.place : b.at > a.at ? 1 : -1))
    .slice(0, LIMITS.items);
  const kept = new Set(byAge.map(({ place }) => place));
  const items: ParsedItem[] = feed.items.filter((_, place) => kept.has(place));
  return { ...feed, items, repairs: [...feed.repairs, `kept ${LIMITS.items} of ${feed.items.length} items`] };
}
