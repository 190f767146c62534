import { atom, atomEntry, read, readItem, refusal, rss, rssItem } from './documents';

const DC = ' xmlns:dc="http://purl.org/dc/elements/1.1/"';
const at = (text: string) => Date.parse(text);

describe('an RSS feed', () => {
  it('becomes a feed in our words', async () => {
    const feed = await read(
      rss(
        `<language>es-VE</language><ttl>30</ttl><skipHours><hour>3</hour><hour>24</hour><hour>x</hour></skipHours>
         <atom:link rel="hub" href="https://hub.example/"/><atom:link rel="self" href="/rss"/>
         <item><title>Reanudan vuelos</title><link>https://diario.example/1</link><guid isPermaLink="false">n-1</guid>
         <description>&lt;p&gt;Un &lt;b&gt;resumen&lt;/b&gt;&lt;/p&gt;</description><content:encoded><![CDATA[<p>Todo el texto</p>]]></content:encoded>
         <pubDate>Wed, 14 Jan 2026 10:30:00 -0400</pubDate><dc:creator>Ana Pérez</dc:creator><category>Mundo</category><category>Vuelos</category>
         <source url="https://agencia.example/rss">Agencia</source></item>`,
        `${DC} xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/"`,
      ),
    );
    expect(feed).toEqual({
      format: 'rss',
      title: 'Diario',
      link: 'https://diario.example/',
      language: 'es-VE',
      ttlSeconds: 1_800,
      skipHours: [0, 3],
      hubUrl: 'https://hub.example/',
      selfUrl: 'https://diario.example/rss',
      encoding: 'utf-8 (guess)',
      repairs: [],
      items: [
        {
          guid: 'n-1',
          link: 'https://diario.example/1',
          title: 'Reanudan vuelos',
          summary: 'Un resumen',
          content: 'Todo el texto',
          authors: ['Ana Pérez'],
          categories: ['Mundo', 'Vuelos'],
          publishedAt: at('2026-01-14T14:30:00Z'),
          language: null,
          source: { title: 'Agencia', url: 'https://agencia.example/rss' },
        },
      ],
    });
  });

  it.each([
    ['<title>Tom &amp;amp; Ana</title>', 'Tom & Ana'],
    ['<title><![CDATA[Tom &amp; Ana]]></title>', 'Tom & Ana'],
    ['<title>&lt;b&gt;Urgente&lt;/b&gt; &amp;#8220;sí&amp;#8221;</title>', 'Urgente “sí”'],
    ['<title>Fish & Chips</title>', 'Fish & Chips'],
    ['<title>Ni&ntilde;os&nbsp;hoy</title>', 'Niños hoy'],
    ['<title>Una <em>palabra</em> dicha</title>', 'Una palabra dicha'],
    ['<title>a < b</title>', 'a < b'],
  ])('gives the title of %s as plain text', async (title, expected) => {
    expect((await readItem(rssItem(title))).title).toBe(expected);
  });

  it('reads titles of RSS 0.91 as the character data they are, unless they hold HTML after all', async () => {
    const old = (title: string) => `<rss version="0.91"><channel><item><title>${title}</title></item></channel></rss>`;
    expect((await readItem(old('Tom &amp;amp; Ana'))).title).toBe('Tom &amp; Ana');
    expect((await readItem(old('&lt;i&gt;Tom&lt;/i&gt; &amp;amp; Ana'))).title).toBe('Tom & Ana');
  });

  it.each([
    ['<author>ana@diario.example (Ana Pérez)</author>', ['Ana Pérez']],
    ['<author>Ana Pérez &lt;ana@diario.example&gt;</author>', ['Ana Pérez']],
    ['<dc:creator>Ana</dc:creator><dc:creator>Luis</dc:creator>', ['Ana', 'Luis']],
  ])('names the authors of %s', async (inner, authors) => {
    expect((await readItem(rssItem(inner, DC))).authors).toEqual(authors);
  });

  it('takes a permalink guid for the address of an item without one, and no other guid', async () => {
    expect((await readItem(rssItem('<guid>https://diario.example/7</guid>'))).link).toBe('https://diario.example/7');
    expect((await readItem(rssItem('<guid isPermaLink="false">https://diario.example/7</guid>'))).link).toBeNull();
  });

  it('leaves a date that is none absent and keeps the item', async () => {
    expect(await readItem(rssItem('<title>x</title><pubDate>ayer</pubDate>'))).toMatchObject({ title: 'x', publishedAt: null });
  });

  it('takes the language from the header when it names none', async () => {
    expect((await read(rss(''), { contentLanguage: 'es, en' })).language).toBe('es');
    expect((await read(rss('<language>pt</language>'), { contentLanguage: 'es' })).language).toBe('pt');
  });

  it('counts sy:updatePeriod as a time to live', async () => {
    const sy = ' xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"';
    expect((await read(rss('<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>', sy))).ttlSeconds).toBe(1_800);
  });

  it('lets no link through that is not http', async () => {
    expect((await readItem(rssItem('<link>javascript:alert(1)</link>'))).link).toBeNull();
    expect((await readItem(rssItem('<link>data:text/html,x</link>'))).link).toBeNull();
  });
});

describe('an Atom feed', () => {
  it('becomes a feed in our words', async () => {
    const feed = await read(
      atom(
        `<author><name>Desk</name></author><entry xml:lang="es"><id>urn:1</id><title>Talks</title><link rel="alternate" href="/a?b=1&amp;c=2"/>
         <link rel="enclosure" href="/a.mp3"/><published>2026-01-14T10:30:00Z</published><updated>2026-01-15T10:30:00Z</updated>
         <category term="t1" label="Topic one"/><summary>Short</summary><content type="html">&lt;p&gt;Long&lt;/p&gt;</content>
         <source><title>Wire</title><link href="https://wire.example/"/></source></entry>`,
        ' xml:lang="en"',
      ),
    );
    expect(feed).toMatchObject({ format: 'atom', title: 'Gazette', link: 'https://gazette.example/', language: 'en' });
    expect(feed.items).toEqual([
      {
        guid: 'urn:1',
        link: 'https://gazette.example/a?b=1&c=2',
        title: 'Talks',
        summary: 'Short',
        content: 'Long',
        authors: ['Desk'],
        categories: ['t1', 'Topic one'],
        publishedAt: at('2026-01-14T10:30:00Z'),
        language: 'es',
        source: { title: 'Wire', url: 'https://wire.example/' },
      },
    ]);
  });

  // RFC 4287 §3.1.1: the type says how often a text is escaped
  it.each([
    ['<title>Use &lt;b&gt; &amp;amp; co</title>', 'Use <b> &amp; co'],
    ['<title type="text">Use &lt;b&gt;</title>', 'Use <b>'],
    ['<title type="html">Use &lt;b&gt;bold&lt;/b&gt; &amp;amp; co</title>', 'Use bold & co'],
    ['<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">The <i>&lt;b&gt;</i> tag</div></title>', 'The <b> tag'],
    ['<title type="html"><div>Use &lt;b&gt;bold&lt;/b&gt;</div></title>', 'Use bold'],
    ['<title type="html" mode="base64">VXNlIDxiPmJvbGQ8L2I+</title>', 'Use bold'],
  ])('decodes %s once for each time it says', async (title, expected) => {
    expect((await readItem(atomEntry(title))).title).toBe(expected);
  });

  it('keeps entries whose date cannot be read', async () => {
    expect(await readItem(atomEntry('<title>x</title><updated>ayer</updated>'))).toMatchObject({ title: 'x', publishedAt: null });
  });

  it('is read under whatever prefix it comes', async () => {
    const feed = await read('<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>T</a:title><a:entry><a:title>E</a:title></a:entry></a:feed>');
    expect([feed.title, feed.items[0]?.title]).toEqual(['T', 'E']);
  });
});

describe('relative links', () => {
  const item = '<item><title>x</title><link>nota/1</link></item>';

  it('are resolved against xml:base first, at every depth', async () => {
    expect((await readItem(atomEntry('<link href="1"/>', ' xml:base="b/"').replace('<feed', '<feed xml:base="https://cdn.example/a/"'))).link).toBe('https://cdn.example/a/b/1');
  });

  it('then against the site the feed names', async () => {
    expect((await readItem(rss(item))).link).toBe('https://diario.example/nota/1');
  });

  it('and against the address of the document last', async () => {
    const body = `<rss version="2.0"><channel><title>T</title>${item}</channel></rss>`;
    expect((await readItem(body, { url: 'https://host.example/feeds/all.xml' })).link).toBe('https://host.example/feeds/nota/1');
  });
});

describe('older formats', () => {
  it('reads RSS 1.0 with its items outside the channel', async () => {
    const feed = await read(
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"${DC}><channel rdf:about="https://r.example/"><title>R</title><link>https://r.example/</link></channel>
       <item rdf:about="https://r.example/1"><title>One</title><link>https://r.example/1</link><dc:date>2026-01-14</dc:date></item></rdf:RDF>`,
    );
    expect(feed).toMatchObject({ format: 'rdf', title: 'R', items: [{ guid: 'https://r.example/1', title: 'One', publishedAt: at('2026-01-14') }] });
  });

  it('reads CDF, which keeps links and dates in attributes', async () => {
    const feed = await read('<CHANNEL HREF="https://c.example/"><TITLE>C</TITLE><ITEM HREF="/1" LASTMOD="2026-01-14T10:30Z"><TITLE>One</TITLE><ABSTRACT>Short</ABSTRACT></ITEM></CHANNEL>');
    expect(feed).toMatchObject({
      format: 'cdf',
      link: 'https://c.example/',
      items: [{ title: 'One', link: 'https://c.example/1', summary: 'Short', publishedAt: at('2026-01-14T10:30:00Z') }],
    });
  });

  it('reads Atom 0.3 with escaped content', async () => {
    const item = await readItem('<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title>E</title><issued>2026-01-14T10:30:00Z</issued><content type="text/html" mode="escaped">&lt;b&gt;x&lt;/b&gt;</content></entry></feed>');
    expect(item).toMatchObject({ title: 'E', content: 'x', publishedAt: at('2026-01-14T10:30:00Z') });
  });
});

describe('what is no feed', () => {
  it.each([
    ['', 'empty'],
    [' \n\t', 'empty'],
    ['<!DOCTYPE html><html><head><title>Access denied</title></head></html>', 'html'],
    ['<html><body><item>x</item></body></html>', 'html'],
    ['Service unavailable', 'not-a-feed'],
    ['<?xml version="1.0"?><opml version="2.0"><body/></opml>', 'not-a-feed'],
    ['{"error":"quota"}', 'not-a-feed'],
    ['{"error":', 'malformed'],
    ['%PDF-1.7', 'not-a-feed'],
  ])('refuses %p as %s', async (body, reason) => {
    expect((await refusal(body)).reason).toBe(reason);
  });

  it('says what was found instead', async () => {
    expect((await refusal('<html><head><title>Access denied</title></head></html>')).detail).toBe('a web page: "Access denied"');
  });
});
