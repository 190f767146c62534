import { clip, LIMITS } from '@/server/feeds/reading/limits';
import { read, readItem, rss, rssItem } from './documents';

describe('limits', () => {
  it('cut what is absurd', async () => {
    const item = await readItem(rssItem(`<title>${'t'.repeat(5_000)}</title><description>${'s'.repeat(50_000)}</description>${'<category>c</category>'.repeat(9)}${Array.from({ length: 99 }, (_, n) => `<category>c${n}</category>`).join('')}<guid>${'g'.repeat(9_000)}</guid>`));
    expect([item.title.length, item.summary.length, item.categories.length, item.guid?.length]).toEqual([LIMITS.titleCharacters, LIMITS.summaryCharacters, LIMITS.categories, LIMITS.guidCharacters]);
  });

  it('never leave half a character', () => {
    expect(clip('ab😀', 3)).toBe('ab');
    expect(clip('ab😀', 4)).toBe('ab😀');
  });

  it('keep the newest of too many items, in document order', async () => {
    const items = Array.from({ length: LIMITS.items + 2 }, (_, n) => `<item><guid>${n}</guid><pubDate>${new Date(1_700_000_000_000 + n * 60_000).toUTCString()}</pubDate></item>`);
    const feed = await read(rss(items.join('')));
    expect([feed.items.length, feed.items[0]?.guid, feed.items.at(-1)?.guid]).toEqual([LIMITS.items, '2', String(LIMITS.items + 1)]);
    expect(feed.repairs).toEqual([`kept ${LIMITS.items} of ${LIMITS.items + 2} items`]);
  });
});
