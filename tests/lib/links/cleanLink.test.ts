import fc from 'fast-check';
import { cleanLink } from '@/lib/links/cleanLink';

describe('cleanLink', () => {
  test.each([
    ['https://example.org/a?utm_source=rss&id=7&utm_medium=feed#comments', 'https://example.org/a?id=7'],
    ['https://example.org/a?fbclid=x', 'https://example.org/a'],
    ['https://www.bbc.com/news/articles/c1?at_medium=RSS&at_campaign=rss', 'https://www.bbc.com/news/articles/c1'],
    ['https://example.org/a?partner=rss&emc=rss', 'https://example.org/a'],
    ['https://example.org/a?partner=afp&source=Reuters', 'https://example.org/a?partner=afp&source=Reuters'],
    ['https://example.org/a?traffic_source=rss', 'https://example.org/a'],
    ['HTTPS://Example.ORG/A?B=C', 'https://example.org/A?B=C'],
    ['https://user:secret@example.org/a', 'https://example.org/a'],
    ['https://example.org/#!/story/7', 'https://example.org/#!/story/7'],
    ['  https://example.org/a  ', 'https://example.org/a'],
  ])('%s becomes %s', (raw, clean) => expect(cleanLink(raw)).toBe(clean));

  test('leaves the encoding and order of what stays', () => {
    expect(cleanLink('https://example.org/?q=a%20b+c&utm_id=1&z=%C3%B1&a')).toBe('https://example.org/?q=a%20b+c&z=%C3%B1&a');
  });

  test.each(['javascript:alert(1)', 'data:text/html,x', 'ftp://example.org/a', '/relative', 'example.org/a', ''])(
    'refuses %j',
    (raw) => expect(cleanLink(raw)).toBeNull(),
  );

  test('cleaning twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        const once = cleanLink(url);
        expect(once).not.toBeNull();
        expect(cleanLink(once!)).toBe(once);
      }),
    );
  });
});
