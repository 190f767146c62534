import { createNewsReader } from '@/lib/claims/newsReader';
import { parseNewsRules } from '@/lib/claims/newsRules';
import { feedId } from '@/lib/domain/ids';
import { err, ok } from '@/lib/domain/result';
import type { ItemToRead } from '@/lib/tagging/itemText';
import { DAY, HOUR, instant, MINUTE, shift } from '@/lib/time/instant';
import type { FeedReader, ParsedFeed, ParsedItem } from '@/server/feeds/reading/parsedFeed';
import { splitHeadline } from '@/server/pipeline/aggregator';
import { contentHash } from '@/server/pipeline/contentHash';
import { placeDate } from '@/server/pipeline/dates';
import { identify, makeItemId } from '@/server/pipeline/identity';
import { ingest } from '@/server/pipeline/ingest';
import { judgeTexts } from '@/server/pipeline/judge';
import { summaryOf } from '@/server/pipeline/summary';
import type { KnownItem } from '@/server/store/store';
import { madeFeed, NOON } from '../../contract/made';

const entry = (parts: Partial<ParsedItem> = {}): ParsedItem => ({
  guid: null, link: null, title: 'A title', summary: '', content: '', authors: [], categories: [], publishedAt: NOON, language: null, source: null, ...parts,
});
const identities = (...entries: ParsedItem[]) => identify(entries).items.map((item) => item.identity);

describe('what makes an item the same item', () => {
  test.each<[string, Partial<ParsedItem>, string]>([
    ['its guid', { guid: ' tag:a,2026:1 ', link: 'https://a.example/1' }, 'guid:tag:a,2026:1'],
    ['its guid without the edition in the fragment', { guid: 'https://a.example/1#2' }, 'guid:https://a.example/1'],
    ['else its link without tracking', { link: 'https://a.example/1?utm_source=x#top' }, 'link:https://a.example/1'],
    ['else title and day', { title: ' A  title ' }, `title:A title:${Math.floor(NOON / DAY)}`],
    ['else the title alone, when undated', { publishedAt: null }, 'title:A title:undated'],
  ])('%s', (_, parts, identity) => expect(identities(entry(parts))).toEqual([identity]));

  test('a guid on entries with different links names nothing: the links decide', () => {
    const found = identify([entry({ guid: 'x', link: 'https://a.example/1' }), entry({ guid: 'x', link: 'https://a.example/2' }), entry({ guid: 'y', link: 'https://a.example/3' })]);
    expect(found.items.map((item) => item.identity)).toEqual(['link:https://a.example/1', 'link:https://a.example/2', 'guid:y']);
    expect(found.untrustedGuids).toBe(1);
  });
  test('a guid on entries without links and with different titles names nothing either', () => {
    expect(identities(entry({ guid: 'x', title: 'One' }), entry({ guid: 'x', title: 'Two' }))).toHaveLength(2);
  });
  test('one link on different titles (a live page’s entries) is told apart by title', () => {
    expect(identities(entry({ link: 'https://a.example/live#1', title: 'One' }), entry({ link: 'https://a.example/live#2', title: 'Two' }))).toEqual([
      `title:One:${Math.floor(NOON / DAY)}`,
      `title:Two:${Math.floor(NOON / DAY)}`,
    ]);
  });
  test('an entry that stands twice in a document is one item', () => {
    const twice = entry({ guid: 'x', link: 'https://a.example/1' });
    expect(identify([twice, twice])).toMatchObject({ items: [{ identity: 'guid:x' }], repeated: 1, untrustedGuids: 0 });
  });
  test('the id is the same everywhere, and another in each feed', () => {
    expect(makeItemId(feedId('a'), 'guid:1')).toMatch(/^[\w-]{22}$/);
    expect(makeItemId(feedId('a'), 'guid:1')).toBe(makeItemId(feedId('a'), 'guid:1'));
    expect(makeItemId(feedId('a'), 'guid:1')).not.toBe(makeItemId(feedId('b'), 'guid:1'));
  });
});

describe('what stands under the headline', () => {
  test('is the publisher’s summary, whatever the article says', () => {
    expect(summaryOf({ summary: 'Short.', content: 'Long. '.repeat(200) })).toBe('Short.');
  });
  test('is the beginning of the article where there is no summary, cut between words', () => {
    const text = summaryOf({ summary: '', content: 'Caracas answers '.repeat(100) });
    expect(text).toMatch(/ (Caracas|answers)…$/);
    expect(text.length).toBeLessThanOrEqual(501);
    expect(summaryOf({ summary: '', content: 'All of it.' })).toBe('All of it.');
  });
});

describe('contentHash', () => {
  const hash = (summary: string, title = 'A title') => contentHash(title, summary, 'https://a.example/1');
  test.each([
    ['white space', 'One  two\n three', ' One two three '],
    ['the age of a post', 'Talks begin, 3 hours ago', 'Talks begin, 4 hours ago'],
    ['la edad de una nota', 'Empieza el diálogo, hace 3 horas', 'Empieza el diálogo, hace 12 horas'],
    ['a count of comments', 'Talks begin. 12 comments', 'Talks begin. 1,340 comments'],
    ['how accents are coded', 'Caraca\u0301s', 'Carac\u00e1s'],
  ])('%s does not count as an edit', (_, before, after) => expect(hash(before)).toBe(hash(after)));
  test.each([
    ['a word', 'Talks begin', 'Talks end'],
    ['a number in the news', '3 hours of talks', '4 hours of talks'],
    ['a count of the dead', '12 killed', '13 killed'],
  ])('%s counts', (_, before, after) => expect(hash(before)).not.toBe(hash(after)));
  test('the title and the link count', () => {
    expect(hash('x', 'One')).not.toBe(hash('x', 'Two'));
    expect(contentHash('t', 's', null)).not.toBe(contentHash('t', 's', 'https://a.example/'));
  });
});

describe('placeDate', () => {
  test.each([
    ['a stated date is believed', shift(NOON, -DAY), { publishedAt: NOON - DAY, dateTrust: 'stated', orderedAt: NOON - DAY }],
    ['no date is invented', null, { publishedAt: null, dateTrust: 'undated', orderedAt: NOON }],
    ['more than an hour ahead is flagged', shift(NOON, HOUR + 1), { publishedAt: NOON + HOUR + 1, dateTrust: 'future', orderedAt: NOON }],
    ['an hour ahead is a clock that differs', shift(NOON, HOUR), { publishedAt: NOON + HOUR, dateTrust: 'stated', orderedAt: NOON }],
    ['minutes ahead still stand where we saw it', shift(NOON, 5 * MINUTE), { publishedAt: NOON + 5 * MINUTE, dateTrust: 'stated', orderedAt: NOON }],
    ['the zero of a machine is no date', instant(0), { publishedAt: null, dateTrust: 'undated', orderedAt: NOON }],
  ])('%s', (_, publishedAt, placed) => expect(placeDate(publishedAt, NOON)).toEqual(placed));
});

describe('splitHeadline', () => {
  const google = { url: 'https://news.google.com/rss/search?q=x', outlet: 'Google News' };
  const bing = { url: 'https://www.bing.com/news/search?q=x&format=rss', outlet: 'Bing News' };
  const plain = { url: 'https://a.example/rss', outlet: 'The A' };
  test.each<[string, Partial<ParsedItem>, { url: string; outlet: string }, string, string]>([
    ['Google News with its source', { title: 'Talks - day two - El Faro', source: { title: 'El Faro', url: null } }, google, 'Talks - day two', 'El Faro'],
    ['Google News without one', { title: 'Talks - day two - El Faro' }, google, 'Talks - day two', 'El Faro'],
    ['a title without an outlet', { title: 'Talks' }, google, 'Talks', 'Google News'],
    ['a tail too long for a name', { title: `Talks - ${'very '.repeat(20)}long` }, google, `Talks - ${'very '.repeat(20)}long`, 'Google News'],
    ['Bing', { title: 'Talks - El Faro' }, bing, 'Talks', 'El Faro'],
    ['any other feed keeps its dashes', { title: 'Talks - El Faro' }, plain, 'Talks - El Faro', 'The A'],
    ['any other feed with a source', { title: 'Talks | El Faro', source: { title: 'El Faro', url: null } }, plain, 'Talks', 'El Faro'],
    ['a source that the title does not name', { title: 'Talks - day two', source: { title: 'El Faro (C++)', url: null } }, plain, 'Talks - day two', 'El Faro (C++)'],
    ['a title that is nothing but the outlet', { title: ' - El Faro', source: { title: 'El Faro', url: null } }, google, ' - El Faro', 'El Faro'],
  ])('%s', (_, parts, feed, title, outlet) => expect(splitHeadline(entry(parts), feed)).toEqual({ title, outlet }));
});

const newsReader = createNewsReader(parseNewsRules());
/** The rules that ship, without the threads. */
const texts = (fails: (texts: readonly ItemToRead[]) => boolean = () => false) => {
  const readTexts = jest.fn<ReturnType<FeedReader['readTexts']>, [readonly ItemToRead[]]>(async (given) =>
    fails(given) ? err({ reason: 'parse-timeout', detail: 'made' }) : ok({ rulesVersion: newsReader.rulesVersion, readings: given.map(newsReader.read) }),
  );
  return { readTexts };
};

describe('judging texts', () => {
  const title = 'Talks begin in Caracas';
  test('gives each text its reading, five hundred at a time, in their order', async () => {
    const reader = texts();
    const many = Array.from({ length: 1_001 }, (_, n) => ({ title: n % 2 === 0 ? 'Rain in Oslo' : 'US envoy meets Maduro in Caracas', summary: '' }));
    const readings = await judgeTexts(many, reader);
    expect(reader.readTexts.mock.calls.map(([given]) => given.length)).toEqual([500, 500, 1]);
    expect(readings.map(({ marks }) => marks.relevance.relevant)).toEqual(many.map((_, n) => n % 2 === 1));
  });
  test('tries a list again that was not read', async () => {
    let tries = 0;
    const [reading] = await judgeTexts([{ title, summary: '' }], texts(() => ++tries === 1));
    expect(reading?.marks).toMatchObject({ rulesVersion: newsReader.rulesVersion });
  });
  test('what fails twice is refused, unsure and of no rules, so that it is read anew; the other lists are not touched', async () => {
    const many = Array.from({ length: 501 }, (_, n) => ({ title: n === 3 ? 'breaks' : title, summary: '' }));
    const readings = await judgeTexts(many, texts((given) => given.some((one) => one.title === 'breaks')));
    expect(readings).toHaveLength(501);
    expect(readings[0]).toMatchObject({ marks: { relevance: { relevant: false }, unsure: true, rulesVersion: '' }, language: 'other', holdings: [] });
    expect(readings[500]?.marks.rulesVersion).toBe(newsReader.rulesVersion);
  });
});

describe('ingest', () => {
  const feed = madeFeed('a-feed', { outlet: 'The A', language: 'es' });
  const document = (...items: ParsedItem[]): ParsedFeed => ({
    format: 'rss', title: 'A', link: null, language: 'en-US', ttlSeconds: null, skipHours: [], hubUrl: null, selfUrl: null, items, encoding: 'utf-8', repairs: [],
  });
  const knows = (...known: [string, Partial<KnownItem>][]) => ({
    known: jest.fn(async () => new Map(known.map(([identity, parts]) => [identity, { id: makeItemId(feed.id, identity), contentHash: 'old', version: 1, kept: true, ...parts }]))),
  });
  const first = entry({ guid: '1', link: 'https://a.example/1?utm_source=rss', title: 'US envoys arrive in Caracas', summary: 'Talks', authors: ['Ana', 'Luis'] });

  test('what was never seen becomes an item with its marks', async () => {
    const { added, edited } = await ingest(document(first), feed, { items: knows(), reader: texts(), now: NOON });
    expect(edited).toEqual([]);
    expect(added).toEqual([
      {
        item: {
          id: makeItemId(feed.id, 'guid:1'), feedId: feed.id, identity: 'guid:1', guid: '1', link: 'https://a.example/1', title: 'US envoys arrive in Caracas', summary: 'Talks',
          author: 'Ana, Luis', outlet: 'The A', language: 'en', publishedAt: NOON, dateTrust: 'stated', firstSeenAt: NOON, orderedAt: NOON,
          contentHash: contentHash('US envoys arrive in Caracas', 'Talks', 'https://a.example/1'),
        },
        marks: newsReader.read({ title: 'US envoys arrive in Caracas', summary: 'Talks', language: 'en' }).marks,
        holdings: expect.any(Array),
      },
    ]);
  });
  test('the same wording is nothing new, and is not read', async () => {
    const reader = texts();
    const known = knows(['guid:1', { contentHash: contentHash('US envoys arrive in Caracas', 'Talks', 'https://a.example/1') }]);
    expect(await ingest(document(first), feed, { items: known, reader, now: NOON })).toMatchObject({ added: [], edited: [], items: 1 });
    expect(reader.readTexts).not.toHaveBeenCalled();
  });
  test('another wording is the next version of the same item, judged anew', async () => {
    const known = knows(['guid:1', { version: 3, kept: false }]);
    const reader = texts();
    const { added, edited } = await ingest(document(first), feed, { items: known, reader, now: NOON });
    expect(added).toEqual([]);
    expect(edited).toMatchObject([{ version: 4, item: { id: makeItemId(feed.id, 'guid:1') }, marks: { relevance: { relevant: true } } }]);
  });
  test('a page that flips between two wordings for ever ends at fifty versions', async () => {
    expect((await ingest(document(first), feed, { items: knows(['guid:1', { version: 50 }]), reader: texts(), now: NOON })).edited).toEqual([]);
  });
  test('language: the item’s, else the document’s, else the feed’s', async () => {
    const languages = async (item: string | null, of: string | null) =>
      (await ingest({ ...document(entry({ guid: '1', language: item })), language: of }, feed, { items: knows(), reader: texts(), now: NOON })).added[0]?.item.language;
    expect(await languages('pt-BR', 'en-US')).toBe('pt');
    expect(await languages(null, 'EN')).toBe('en');
    expect(await languages(null, 'español')).toBe('es');
  });
  test('language: what the text says, where it says it', async () => {
    const spanish = entry({ guid: '1', title: 'Los enviados de Washington llegan a Caracas para hablar con el gobierno', language: 'en' });
    expect((await ingest(document(spanish), feed, { items: knows(), reader: texts(), now: NOON })).added[0]?.item.language).toBe('es');
  });
  test('says what is odd', async () => {
    const odd = document(
      entry({ guid: 'x', link: 'https://a.example/1', publishedAt: null }),
      entry({ guid: 'x', link: 'https://a.example/2', publishedAt: shift(NOON, DAY) }),
      entry({ link: 'https://a.example/3' }),
      entry({ link: 'https://a.example/3' }),
    );
    expect((await ingest(odd, feed, { items: knows(), reader: texts(), now: NOON })).remarks).toEqual([
      '1 item undated', '1 item dated in the future', '1 guid shared by different items', '1 entry repeated', '2 items without a guid',
    ]);
  });
});
