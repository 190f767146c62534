import { Feed } from 'feed';
import type { Update } from '@/lib/domain/update';
import type { Instant } from '@/lib/time/instant';

export const FEED_FORMATS = ['rss', 'atom', 'json'] as const;
export type FeedFormat = (typeof FEED_FORMATS)[number];

export const FEED_TYPES: Readonly<Record<FeedFormat, string>> = {
  rss: 'application/rss+xml; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
};

export interface WrittenFeed {
  readonly title: string;
  readonly description: string;
  /** where it is read from, and where the same stands on the desk; both whole addresses */
  readonly self: string;
  readonly address: string;
  /** the desk's own address, without a slash at its end */
  readonly desk: string;
  readonly language: string;
  readonly notice: string;
  readonly updatedAt: Instant;
  /** newest first */
  readonly updates: readonly Update[];
}

/**
 * Updates as a feed that any reader takes. An update without a link leads to its page on the desk; its guid stays the same whatever is edited.
 * Source: RSS 2.0; RFC 4287; JSON Feed 1.1.
 */
export function writeFeed(format: FeedFormat, { title, description, self, address, desk, language, notice, updatedAt, updates }: WrittenFeed): string {
  const feed = new Feed({
    id: self,
    title: plain(title),
    description: plain(description),
    link: address,
    language,
    updated: new Date(updatedAt),
    generator: 'Entente',
    copyright: notice,
    feedLinks: { [format]: self },
  });
  for (const update of updates) {
    const page = `${desk}/updates/${update.id}`;
    feed.addItem({
      id: page,
      guid: page,
      title: plain(update.title),
      link: update.link ?? page,
      date: new Date(update.editedAt ?? update.orderedAt),
      published: new Date(update.orderedAt),
      description: plain(update.summary),
      author: [{ name: plain(update.outlet) }],
      category: [...update.marks.tags.map(({ tag }) => ({ name: tag })), { name: update.marks.direction.value }, { name: update.pressGroup }],
    });
  }
  if (format === 'rss') return feed.rss2();
  return format === 'atom' ? feed.atom1() : feed.json1();
}

/** Signs that no XML may carry, escaped or not. Source: XML 1.0 §2.2. */
const plain = (text: string) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '');
