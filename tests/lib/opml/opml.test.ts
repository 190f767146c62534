import fc from 'fast-check';
import { FEED_LANGUAGES, FEED_SCOPES, type Feed } from '@/lib/domain/feed';
import { feedId } from '@/lib/domain/ids';
import { PRESS_GROUPS } from '@/lib/domain/pressGroup';
import { parseOpml } from '@/lib/opml/parseOpml';
import { writeOpml } from '@/lib/opml/writeOpml';

const feed: Feed = {
  id: feedId('the-harbour-post'),
  name: 'The Harbour Post: "Américas" & <more>',
  outlet: 'The Harbour Post',
  url: 'https://harbour.example/rss?a=1&b=2',
  homepage: 'https://harbour.example/',
  language: 'es',
  country: 'VE',
  pressGroup: 'venezuelan-independent',
  scope: 'topic',
  enabled: false,
  notes: 'Answers slowly.',
};

const opml = (body: string) => `<?xml version="1.0"?><opml version="2.0"><head><title>x</title></head><body>${body}</body></opml>`;

describe('OPML', () => {
  test('what we write we read back whole', () => {
    expect(parseOpml(writeOpml([feed]))).toEqual({ feeds: [feed], problems: [] });
  });

  test('any list of feeds survives the round trip, in press group order', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).map((raw) => `x${raw.replace(/\s+/g, ' ').replace(/\p{C}/gu, '')}y`);
    const feeds = fc.uniqueArray(
      fc.record({
        id: fc.stringMatching(/^[a-z0-9-]{1,40}$/).map(feedId),
        name: text,
        outlet: text,
        url: fc.webUrl({ withQueryParameters: true }).map((url) => new URL(url).href),
        homepage: fc.option(fc.webUrl().map((url) => new URL(url).href)),
        language: fc.constantFrom(...FEED_LANGUAGES),
        country: fc.constantFrom('US', 'VE', 'INT'),
        pressGroup: fc.constantFrom(...PRESS_GROUPS),
        scope: fc.constantFrom(...FEED_SCOPES),
        enabled: fc.boolean(),
        notes: fc.oneof(fc.constant(''), text),
      }),
      { selector: (one) => one.id, maxLength: 8 },
    );
    fc.assert(
      fc.property(feeds, (list) => {
        const unique = list.filter((one, index) => list.findIndex((other) => other.url === one.url) === index);
        const sorted = PRESS_GROUPS.flatMap((group) => unique.filter((one) => one.pressGroup === group));
        expect(parseOpml(writeOpml(unique)).feeds).toEqual(sorted);
      }),
      { numRuns: 60 },
    );
  });

  test('another reader’s nested file gets sensible defaults', () => {
    const { feeds, problems } = parseOpml(
      opml(`
        <outline text="News"><outline text="Latin">
          <outline type="rss" text="Diario Uno" xmlUrl="https://diario.com.ve/feed/" htmlUrl='https://diario.com.ve/'/>
        </outline></outline>
        <outline text="official-us"><outline title="Dept" xmlUrl="https://dept.example.org/rss"></outline></outline>
        <outline xmlUrl="http://noname.example.co.uk/rss.xml"/>`),
    );
    expect(problems).toEqual([]);
    expect(feeds.map((one) => [one.id, one.name, one.language, one.country, one.pressGroup, one.scope, one.enabled])).toEqual([
      ['diario-uno', 'Diario Uno', 'es', 'VE', 'international-media', 'general', true],
      ['dept', 'Dept', 'en', 'INT', 'official-us', 'general', true],
      ['noname-example-co-uk', 'noname.example.co.uk', 'en', 'GB', 'international-media', 'general', true],
    ]);
  });

  test('names what it leaves out', () => {
    const { feeds, problems } = parseOpml(
      opml(`<outline text="A" xmlUrl="javascript:alert(1)"/>
<outline text="B" xmlUrl="https://b.example/rss" entente:pressGroup="martian"/>
<outline text="B again" xmlUrl="https://b.example/rss"/>
<outline text="C" xmlUrl="https://user:pw@c.example/rss"/>`),
    );
    expect(feeds.map((one) => one.name)).toEqual(['B']);
    expect(problems).toEqual([
      'Line 1: "javascript:alert(1)" is not an http(s) address.',
      'Line 2: "B" has an unknown press group, "martian"; the default was used.',
      'Line 3: "https://b.example/rss" is listed twice; the first one counts.',
      'Line 4: "https://user:pw@c.example/rss" is not an http(s) address.',
    ]);
  });

  test.each([
    ['', 'This is not an OPML file: it has no <opml> element.'],
    ['<html><body>hello</body></html>', 'This is not an OPML file: it has no <opml> element.'],
    [opml(''), 'The file names no feed: no outline has an xmlUrl.'],
  ])('says why %j holds nothing', (text, problem) => expect(parseOpml(text)).toEqual({ feeds: [], problems: [problem] }));

  test('expands no entity a document defines, and reads no file', () => {
    const text = `<!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY a "aaaaaaaaaa">]>${opml('<outline text="&x;&a;&a;" xmlUrl="https://a.example/rss"/>')}`;
    expect(parseOpml(text).feeds[0]?.name).toBe('&x;&a;&a;');
  });

  test.each([
    ['outlines never closed', '<outline '.repeat(400_000)],
    ['deep nesting', '<outline text="a">'.repeat(200_000)],
    ['open comments', '<!-- '.repeat(800_000)],
    ['one endless attribute', `<outline text="${'a'.repeat(4_000_000)}`],
    ['spaces', `<outline${' '.repeat(4_000_000)}`],
    ['names without values', `<outline ${'abc '.repeat(1_000_000)}`],
  ])('a hostile document of %s is done within two seconds', (_, body) => {
    const started = performance.now();
    parseOpml(`<opml>${body}`);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  test('comments hide what they hold', () => {
    expect(parseOpml(opml('<!-- <outline xmlUrl="https://a.example/"/> --><outline text="b" xmlUrl="https://b.example/"/>')).feeds).toHaveLength(1);
  });
});
