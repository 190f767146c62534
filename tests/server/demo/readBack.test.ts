import { feedId } from '@/lib/domain/ids';
import { instant } from '@/lib/time/instant';
import { startFeedServer } from '@/server/demo/feedServer';
import type { LocalFormat, LocalItem } from '@/server/demo/localFeed';
import { readFeed } from '@/server/feeds/reading/readFeed';

const HOSTILE: LocalItem[] = [
  {
    guid: 'a & "b" <c>',
    title: 'Oil & gas: "talks" at <Caracas> — it’s 3 < 5 🛢️',
    summary: 'First ]]> then & then &amp; then 5 > 3.',
    published: '2026-01-09T12:34:56Z',
    link: 'https://example.org/?a=1&b="2"',
    author: 'Ann & Ben <wire>',
  },
  {
    guid: 'control',
    title: 'Bell\u0007 and half a pair \uD800 and \uFFFF end',
    summary: 'Línea uno\r\nlínea dos',
    published: '2026-01-07',
    link: null,
    author: null,
  },
];

describe('a local feed, read back by the feed reader', () => {
  it.each<LocalFormat>(['rss', 'atom', 'rdf'])('%s gives every item, date and hostile character back', async (format) => {
    const id = feedId('one');
    const outlet = { id, name: 'Muestra & <Cía>', outlet: 'Muestra', language: 'es', country: 'VE', pressGroup: 'wire', scope: 'topic', format } as const;
    const server = await startFeedServer({ outlets: [outlet], now: () => instant(Date.UTC(2026, 0, 9)) });
    try {
      for (const item of HOSTILE) server.publish(id, item);
      const response = await fetch(server.feeds[0]!.url);
      const read = await readFeed({
        bytes: new Uint8Array(await response.arrayBuffer()),
        contentType: response.headers.get('content-type'),
        url: response.url,
      });
      if (!read.ok) throw new Error(read.error.detail);
      expect(read.value).toMatchObject({ format, title: 'Muestra & <Cía>', language: 'es', repairs: [] });
      const [control, hostile] = read.value.items;
      expect(hostile).toMatchObject({
        title: 'Oil & gas: "talks" at <Caracas> — it’s 3 < 5 🛢️',
        summary: 'First ]]> then & then &amp; then 5 > 3.',
        publishedAt: Date.UTC(2026, 0, 9, 12, 34, 56),
      });
      expect(new URL(hostile!.link!).searchParams.get('b')).toBe('"2"');
      expect(control!.title).toBe('Bell and half a pair \uFFFD and end');
      expect(control!.summary).toMatch(/^Línea uno\s+línea dos$/);
      expect(control!.publishedAt).toBe(Date.UTC(2026, 0, 7));
      expect(control!.link).toBe(`${server.url}/articles/one/control`);
      expect(new Set(read.value.items.map((item) => item.guid)).size).toBe(2);
    } finally {
      await server.close();
    }
  });
});
