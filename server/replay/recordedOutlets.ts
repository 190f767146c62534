import { FEED_LANGUAGES, type Feed, type FeedLanguage } from '@/lib/domain/feed';
import { feedId } from '@/lib/domain/ids';
import type { LocalOutlet } from '../demo/localFeed';
import { placeOutlet } from './placeOutlet';
import type { RecordedItem } from './readRecording';

/**
 * The outlets of a recording, each a feed of its own, in order of first appearance.
 * @param catalog  feeds whose outlets are known; they tell press group and country
 */
export function recordedOutlets(items: readonly RecordedItem[], catalog: readonly Feed[]): ReadonlyMap<string, LocalOutlet> {
  const bySource = new Map<string, RecordedItem[]>();
  for (const item of items) {
    const own = bySource.get(item.source);
    if (own) own.push(item);
    else bySource.set(item.source, [item]);
  }
  const taken = new Set<string>();
  let dealt = 0;
  return new Map(
    [...bySource].map(([source, own]) => {
      // Atom has no form for a day without its hour (RFC 4287 §3.3), so an outlet that has such items is dealt RSS.
      const needsRss = own.some((item) => item.published.length === 10);
      const outlet: LocalOutlet = {
        id: feedId(freeName(source, taken)),
        name: source,
        outlet: source,
        language: mostFrequentLanguage(own),
        ...placeOutlet(source, catalog),
        scope: 'general',
        format: needsRss || dealt++ % 2 === 0 ? 'rss' : 'atom',
      };
      return [source, outlet];
    }),
  );
}

function mostFrequentLanguage(items: readonly RecordedItem[]): FeedLanguage {
  const counts = FEED_LANGUAGES.map((language) => ({
    language,
    count: items.filter((item) => item.lang.toLowerCase().split(/[-_]/)[0] === language).length,
  }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).language;
}

function freeName(source: string, taken: Set<string>): string {
  const base =
    source
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, 70)
      .replace(/^-+|-+$/g, '') || 'outlet';
  let name = base;
  for (let n = 2; taken.has(name); n += 1) name = `${base}-${n}`;
  taken.add(name);
  return name;
}
