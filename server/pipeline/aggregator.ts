import type { Feed } from '@/lib/domain/feed';
import type { ParsedItem } from '../feeds/reading/parsedFeed';

const AGGREGATOR_HOSTS = /^(?:news\.google\.[a-z.]+|(?:www\.)?bing\.com)$/;
/** Longer than any outlet's name: such a tail is part of the headline. */
const LONGEST_OUTLET = 60;

/**
 * The headline and the outlet behind it. Google News writes "Headline - Outlet" and names the outlet in `<source>`;
 * Bing has either. Any other feed keeps its title, and loses the tail only when `<source>` names that very outlet.
 */
export function splitHeadline(item: ParsedItem, feed: Pick<Feed, 'url' | 'outlet'>): { title: string; outlet: string } {
  const named = item.source?.title.trim() ?? '';
  if (named !== '') {
    const tail = new RegExp(`\\s+[-–—|]\\s+${escapeRegExp(named)}$`, 'iu');
    return { title: item.title.replace(tail, '') || item.title, outlet: named };
  }
  if (!AGGREGATOR_HOSTS.test(hostOf(feed.url))) return { title: item.title, outlet: feed.outlet };
  const at = item.title.lastIndexOf(' - ');
  const outlet = at > 0 ? item.title.slice(at + 3).trim() : '';
  if (outlet === '' || outlet.length > LONGEST_OUTLET) return { title: item.title, outlet: feed.outlet };
  return { title: item.title.slice(0, at).trim(), outlet };
}

const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).hostname : '');
const escapeRegExp = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
