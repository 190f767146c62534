import { atomEntry, read, readItem, rss, rssItem } from './documents';

const two = '<item><title>One</title><link>https://diario.example/1</link></item><item><title>Two</title><link>https://diario.example/2</link></item>';
const titles = async (body: string) => (await read(body)).items.map(({ title }) => title);

describe('a faulty document', () => {
  it.each([
    ['junk before the prolog', `Warning: x\n${rss(two)}`],
    ['junk after the root', `${rss(two)}<script>x</script>`],
    ['a warning in HTML before it', `<br />\n<b>Warning</b>: x ${rss(two)}`],
    ['tags in capitals', rss(two).replaceAll('item>', 'ITEM>').replaceAll('<title>', '<Title>')],
    ['items outside the channel', rss('').replace('</channel>', `</channel>${two}`)],
    ['an unbound prefix', rss(`${two}<foo:bar>x</foo:bar>`)],
    ['an element never closed', rss(two).replace('</link></item>', '</item>')],
    ['an item never closed', rss(two.replace('</item><item>', '<item>'))],
    ['crossed tags', rss(`<item><title>One</title><author><b></author></b></item><item><title>Two</title></item>`)],
    ['an attribute without quotes', rss(two.replace('<item>', '<item id=7 x>'))],
    ['an attribute whose quote is never closed', rss(two.replace('<item>', '<item id="7>'))],
    ['a comment never closed', rss(`<!-- x>${two}`)],
    ['control characters', rss(two.replace('One', '\u0001O\u0002ne'))],
    ['an undefined reference', rss(two.replace('One', 'One&zwnj;'))],
    ['no closing tags at the end', rss(two).replace('</channel></rss>', '')],
    ['an HTML doctype', `<!DOCTYPE html>${rss(two)}`],
    ['a namespace of its own on the root', rss(two, ' xmlns="https://diario.example/ns"')],
    ['no version', rss(two).replace(' version="2.0"', '')],
  ])('is read despite %s', async (_, body) => {
    expect((await titles(body)).map((title) => title.replace('\u200c', ''))).toEqual(['One', 'Two']);
  });

  // Inside an element, inside a tag: what is there of the item cannot be trusted.
  it.each(['<link>https://dia', '<lin', '<title>Tw'])('keeps the complete items of one cut off at %p', async (lastWords) => {
    const whole = rss(two);
    const feed = await read(whole.slice(0, whole.lastIndexOf(lastWords) + lastWords.length));
    expect(feed.items.map(({ title }) => title)).toEqual(['One']);
    expect(feed.repairs).toEqual(['cut off before its end: complete items kept']);
  });

  it('keeps the order of words in markup that was never escaped', async () => {
    const item = await readItem(rssItem('<description>Primero <b>luego</b> y <i>al <u>fin</u></i> ya.</description>'));
    expect(item.summary).toBe('Primero luego y al fin ya.');
  });

  it('ends a text that was never closed where the next field begins', async () => {
    const item = await readItem(rssItem('<title>T<description>Hay <b>texto<pubDate>Wed, 14 Jan 2026 10:30:00 GMT</pubDate>'));
    expect(item).toMatchObject({ title: 'T', summary: 'Hay texto', publishedAt: Date.parse('2026-01-14T10:30:00Z') });
  });

  it('leaves elements of other namespaces alone, however they are called', async () => {
    const item = await readItem(rssItem('<x:title xmlns:x="https://x.example/">wrong</x:title><title>right</title><title xmlns="https://y.example/">wrong</title>'));
    expect(item.title).toBe('right');
  });

  it('uses the words a document declares for itself', async () => {
    expect((await readItem(`<!DOCTYPE rss [<!ENTITY pais "Venezuela">]>${rssItem('<title>Hoy &pais;</title>')}`)).title).toBe('Hoy Venezuela');
  });

  it('escapes a bare ampersand in an address', async () => {
    expect((await readItem(atomEntry('<link href="https://x.example/?a=1&b=2"/>'))).link).toBe('https://x.example/?a=1&b=2');
  });
});
