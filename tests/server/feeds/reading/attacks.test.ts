import net from 'node:net';
import { readFeed } from '@/server/feeds/reading/readFeed';
import { atomEntry, documentOf, read, readItem, rss, rssItem } from './documents';

const MB = 1_000_000;
const fill = (piece: string, length: number) => piece.repeat(Math.ceil(length / piece.length));
const item = (inner: string) => rssItem(`<title>Uno</title><link>https://diario.example/1</link>${inner}`, ' xmlns:content="http://purl.org/rss/1.0/modules/content/"');

/** Processor time, which other work on the machine does not lengthen. Far from the minutes that one slow expression costs. */
const LONGEST_MS = 6_000;
const processorMs = () => (({ user, system }) => (user + system) / 1_000)(process.cpuUsage());

describe('a document made to hurt', () => {
  it.each<[string, () => string]>([
    ['100 KB of < in a CDATA description', () => item(`<description><![CDATA[${fill('<', 100_000)}]]></description>`)],
    ['100 KB of < in content:encoded', () => item(`<content:encoded><![CDATA[${fill('<', 100_000)}]]></content:encoded>`)],
    ['1 MB of nested <a>, escaped', () => item(`<description><![CDATA[${fill('<a>', MB)}]]></description>`)],
    ['1 MB of nested <a>, raw', () => item(`<description>${fill('<a>', MB)}</description>`)],
    ['1 MB of nested <a>, between the fields', () => item(fill('<a>', MB))],
    ['150,000 elements one inside the other, all closed', () => item(`${'<a>'.repeat(150_000)}${'</a>'.repeat(150_000)}`)],
    ['an attribute of 10 MB', () => item(`<enclosure url="${fill('x', 10 * MB)}"/>`)],
    ['an attribute of 10 MB that is never closed', () => item(`<enclosure url="${fill('<a b="x> ', 10 * MB)}`)],
    ['200,000 attributes', () => item(`<enclosure ${Array.from({ length: 200_000 }, (_, n) => `a${n}="1"`).join(' ')}/>`)],
    ['5 MB of < between the fields', () => item(fill('<', 5 * MB))],
    ['5 MB of comments that are never closed', () => item(fill('<!--', 5 * MB))],
    ['1 MB of white space in a title', () => item(`<description>${fill(' \n', MB)}</description>`)],
    ['1 MB of references', () => item(`<description>${fill('&amp;amp;', MB)}</description>`)],
  ])('%s is read in time, and its item survives', async (_, body) => {
    const begun = processorMs();
    const feed = await read(body());
    expect(feed.items[0]?.title).toBe('Uno');
    expect(processorMs() - begun).toBeLessThan(LONGEST_MS);
  });

  it('a feed of 20,000 items and 10 MB keeps its newest 5,000', async () => {
    const body = rss(Array.from({ length: 20_000 }, (_, n) => `<item><title>Nota ${n}</title><guid>g${n}</guid><pubDate>${new Date(1_700_000_000_000 - n * 60_000).toUTCString()}</pubDate><description>${fill('algo de texto ', 380)}</description></item>`).join(''));
    expect(body.length).toBeGreaterThan(9 * MB);
    const begun = processorMs();
    const feed = await read(body);
    expect([feed.items.length, feed.items[0]?.guid, feed.items.at(-1)?.guid]).toEqual([5_000, 'g0', 'g4999']);
    expect(processorMs() - begun).toBeLessThan(LONGEST_MS);
  });

  it('800,000 items that were never closed are not all looked at', async () => {
    const begun = processorMs();
    expect((await read(rss(fill('<item>', 5 * MB)))).items).toHaveLength(5_000);
    expect(processorMs() - begun).toBeLessThan(LONGEST_MS);
  });

  it('"<updated>ayer</updated>" costs an entry its date, not the feed its entries', async () => {
    expect(await readItem(atomEntry('<title>Uno</title><updated>ayer</updated>'))).toMatchObject({ title: 'Uno', publishedAt: null });
  });

  it('entities made of entities do not expand', async () => {
    const names = 'abcdefghij'.split('');
    const declarations = names.map((name, n) => `<!ENTITY ${name} "${n === 0 ? 'lol' : `&${names[n - 1]};`.repeat(10)}">`).join('');
    const feed = await read(`<!DOCTYPE rss [${declarations}]>${item('<description>&j;</description>')}`);
    expect(JSON.stringify(feed)).not.toContain('lollol');
  });

  it('one long entity used a million times adds no more than its budget', async () => {
    const feed = await read(`<!DOCTYPE rss [<!ENTITY a "${fill('x', 200)}">]>${item(`<description>${fill('&a;', MB)}</description>`)}`);
    expect(JSON.stringify(feed).length).toBeLessThan(50_000);
  });

  it('nothing outside the document is looked at', async () => {
    const connect = jest.spyOn(net.Socket.prototype, 'connect');
    const body = `<!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd">%p;<!ENTITY u SYSTEM "http://127.0.0.1:9/">]>${item('<description>&f;&u;</description>')}`;
    const result = await readFeed(documentOf(body));
    expect(JSON.stringify(result)).not.toContain('root:');
    expect(connect).not.toHaveBeenCalled();
    connect.mockRestore();
  });

  it('names of objects leave Object.prototype as it was', async () => {
    await read(item('<__proto__><polluted>1</polluted></__proto__><constructor><prototype><polluted>1</polluted></prototype></constructor><guid __proto__="1" constructor="2">x</guid><_>y</_>'));
    expect('polluted' in {}).toBe(false);
  });
});
