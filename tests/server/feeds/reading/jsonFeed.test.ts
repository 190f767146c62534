import { read } from './documents';

const feed = (rest: object) => JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'J', home_page_url: 'https://j.example/', ...rest });

describe('a JSON feed', () => {
  it('becomes a feed in our words', async () => {
    const parsed = await read(
      feed({
        language: 'es',
        feed_url: 'https://j.example/feed.json',
        hubs: [{ type: 'WebSub', url: 'https://hub.example/' }],
        items: [{ id: 1, url: '/1', title: 'Uno', summary: 'Corto', content_html: '<p>Largo &amp; más</p>', date_published: '2026-01-14T10:30:00Z', authors: [{ name: 'Ana' }], tags: ['a', 'b', 'a'] }],
      }),
    );
    expect(parsed).toMatchObject({ format: 'json', title: 'J', link: 'https://j.example/', language: 'es', hubUrl: 'https://hub.example/', selfUrl: 'https://j.example/feed.json' });
    expect(parsed.items).toEqual([
      { guid: '1', link: 'https://j.example/1', title: 'Uno', summary: 'Corto', content: 'Largo & más', authors: ['Ana'], categories: ['a', 'b'], publishedAt: Date.parse('2026-01-14T10:30:00Z'), language: null, source: null },
    ]);
  });

  it('is read although fields have the wrong type and items are none', async () => {
    const parsed = await read(feed({ language: 7, author: 'Ana', items: [null, 'x', { id: '2', title: ['no'], authors: { name: 'Luis' }, tags: 'one', date_published: {} }, { id: '3' }] }));
    expect(parsed.items.map(({ guid, title, authors, categories, publishedAt }) => [guid, title, authors, categories, publishedAt])).toEqual([
      ['2', '', ['Luis'], ['one'], null],
      ['3', '', ['Ana'], [], null],
    ]);
  });

  it('is read whatever the case of its names, and leaves Object.prototype alone', async () => {
    const parsed = await read('{"VERSION":"https://jsonfeed.org/version/1","Title":"J","__proto__":{"polluted":1},"items":[{"ID":"1","constructor":{"prototype":{"polluted":1}}}]}');
    expect([parsed.title, parsed.items[0]?.guid]).toEqual(['J', '1']);
    expect('polluted' in {}).toBe(false);
  });
});
