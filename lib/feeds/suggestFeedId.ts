import { feedId, type FeedId } from '@/lib/domain/ids';

/**
 * A short name for a feed that has none yet, e.g. "BBC News: Latin America" → `bbc-news-latin-america`.
 * @param name  the feed's title; when it has no letters we know, the address's host stands in
 * @param taken  ids already in use: a number is added until it is free
 */
export function suggestFeedId(name: string, url: string, taken: ReadonlySet<string> = new Set()): FeedId {
  const base = slug(name) || slug(hostOf(url)) || 'feed';
  for (let n = 1; ; n++) {
    const id = n === 1 ? base : `${base.slice(0, 74)}-${n}`;
    if (!taken.has(id)) return feedId(id);
  }
}

function slug(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : '';
}
