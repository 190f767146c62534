import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { feedCatalog } from '@/server/feeds/catalog';
import { sharedFolder } from '../../harness/outsideFeedServer';

const catalog = feedCatalog();
const outside = path.join(sharedFolder(), 'feeds', 'catalog.json');
const hasOutside = existsSync(outside);

describe('the shipped catalog', () => {
  test('has 110 feeds, 40 of them turned on', () => {
    expect(catalog).toHaveLength(110);
    expect(catalog.filter((feed) => feed.enabled)).toHaveLength(40);
  });
  test('Google News feeds are off and say that their terms allow personal readers only', () => {
    const feeds = catalog.filter((feed) => feed.url.includes('news.google.com'));
    expect(feeds.length).toBeGreaterThan(5);
    for (const feed of feeds) expect(feed).toMatchObject({ enabled: false, outlet: 'Google News', notes: expect.stringContaining('personal, non-commercial readers only') });
  });
  test('feeds of one newsroom share its outlet', () => {
    for (const prefix of ['https://www.state.gov', 'https://travel.state.gov', 'https://ve.usembassy.gov']) {
      for (const feed of catalog.filter(({ url }) => url.startsWith(prefix))) expect(feed.outlet).toBe('US State Department');
    }
    expect(catalog.filter(({ id }) => id.startsWith('elpais-')).map(({ outlet }) => outlet)).toEqual(['El País', 'El País']);
  });
  test('notes are short', () => {
    for (const { notes } of catalog) expect(notes.length).toBeLessThan(200);
  });

  const compare = hasOutside || process.env.CI === 'true' ? test : test.skip;
  compare(`carries the facts of the outside catalog over${hasOutside ? '' : ' (SKIPPED: the outside folder is absent)'}`, () => {
    const source = JSON.parse(readFileSync(outside, 'utf8')) as Record<string, unknown>[];
    const facts = ['id', 'name', 'url', 'homepage', 'language', 'country', 'scope', 'enabled'] as const;
    expect(catalog.map((feed) => [...facts.map((fact) => feed[fact]), feed.pressGroup])).toEqual(source.map((feed) => [...facts.map((fact) => feed[fact]), feed.kind]));
    // Their sentences stay theirs.
    for (const [index, feed] of catalog.entries()) if (feed.notes.length > 20) expect(String(source[index]?.notes)).not.toContain(feed.notes);
  });
});

describe('a catalog of one’s own', () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'entente-catalog-')), 'catalog.json');
  const write = (value: unknown) => writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value));
  const [first, second] = catalog;

  test('takes the place of the shipped one', () => {
    write([first]);
    expect(feedCatalog(file)).toEqual([first]);
  });
  test.each<[string, unknown, RegExp]>([
    ['a file that is not JSON', '{', /cannot be read/],
    ['something that is no list', {}, /cannot be used/],
    ['an unknown press group', [{ ...first, pressGroup: 'martian' }], new RegExp(`feed ${first?.id}: pressGroup`)],
    ['an address that is not http', [{ ...first, url: 'file:///etc/passwd' }], /url must be an http\(s\) address/],
    ['a missing name', [{ ...first, name: undefined }], /name/],
    ['a field we do not know', [{ ...first, colour: 'red' }], /colour/],
    ['the same id twice', [first, { ...second, id: first?.id }], /the id .* appears twice/],
    ['the same address twice', [first, { ...second, url: first?.url }], /the url .* appears twice/],
  ])('%s stops start-up with a line that names it', (_, value, message) => {
    write(value);
    expect(() => feedCatalog(file)).toThrow(message);
  });
  test('a file that is not there is named', () => expect(() => feedCatalog('/nowhere/catalog.json')).toThrow('/nowhere/catalog.json cannot be read'));
});
