import { readFreshSeconds, readHubLinks, readRetryAfter, readValidator } from '@/server/feeds/headers';

const NOW = Date.UTC(2026, 0, 15, 12);

describe('readRetryAfter', () => {
  test.each<[string | undefined, number | null, string]>([
    ['120', 120, 'RFC 9110 §10.2.3: delay-seconds'],
    ['0', 0, 'RFC 9110 §10.2.3: zero is a number of seconds'],
    [' 5 ', 5, 'RFC 9110 §5.5: optional white space'],
    ['Thu, 15 Jan 2026 12:02:00 GMT', 120, 'RFC 9110 §5.6.7: IMF-fixdate'],
    ['Thursday, 15-Jan-26 12:02:00 GMT', 120, 'RFC 9110 §5.6.7: obsolete RFC 850 date'],
    ['Thu Jan 15 12:02:00 2026 GMT', 120, 'near to asctime'],
    ['Thu, 15 Jan 2026 11:00:00 GMT', 0, 'a date that has passed: now'],
    ['-5', null, 'RFC 9110 §10.2.3: not negative'],
    ['1.5', null, 'whole seconds only'],
    ['soon', null, 'unreadable counts as absent'],
    ['12', 12, 'a number, never the twelfth of a month'],
    ['', null, 'empty'],
    [undefined, null, 'absent'],
  ])('%j is %j seconds (%s)', (value, seconds) => expect(readRetryAfter(value, NOW)).toBe(seconds));
});

describe('readFreshSeconds', () => {
  test.each<[Record<string, string>, number | null, string]>([
    [{ 'cache-control': 'max-age=300' }, 300, 'RFC 9111 §5.2.2.1'],
    [{ 'cache-control': 'public, MAX-AGE="600", must-revalidate' }, 600, 'RFC 9111 §5.2: case does not matter, quotes are tolerated'],
    [{ 'cache-control': 'max-age=300', age: '100' }, 200, 'RFC 9111 §4.2.3: age already spent'],
    [{ 'cache-control': 'max-age=300', age: '900' }, 0, 'older than its lifetime'],
    [{ 'cache-control': 's-maxage=900, max-age=60' }, 60, 'RFC 9111 §5.2.2.10: s-maxage is for shared caches'],
    [{ 'cache-control': 's-maxage=900' }, null, 'which we are not'],
    [{ 'cache-control': 'no-cache, max-age=300' }, null, 'RFC 9111 §5.2.2.4'],
    [{ 'cache-control': 'no-store' }, null, 'RFC 9111 §5.2.2.5'],
    [{ 'cache-control': 'max-age=60', expires: 'Thu, 15 Jan 2026 13:00:00 GMT' }, 60, 'RFC 9111 §5.3: max-age wins over Expires'],
    [{ expires: 'Thu, 15 Jan 2026 12:10:00 GMT' }, 600, 'RFC 9111 §5.3'],
    [{ expires: 'Thu, 15 Jan 2026 12:10:00 GMT', date: 'Thu, 15 Jan 2026 12:05:00 GMT' }, 300, 'RFC 9111 §4.2.1: counted from the server’s own Date'],
    [{ expires: '0' }, null, 'RFC 9111 §5.3: invalid means expired'],
    [{ expires: '-1' }, null, 'RFC 9111 §5.3: invalid means expired'],
    [{ 'cache-control': 'max-age=abc' }, null, 'unreadable'],
    [{}, null, 'nothing said'],
  ])('%j is %j seconds (%s)', (headers, seconds) => expect(readFreshSeconds(headers, NOW)).toBe(seconds));
});

describe('readValidator', () => {
  test.each([
    ['"abc"', '"abc"'],
    ['W/"abc"', 'W/"abc"'],
    ['unquoted', 'unquoted'],
    ['', null],
    ['"a\u0000b"', null],
    ['"café"', null],
    ['x'.repeat(600), null],
    [undefined, null],
  ])('%j is sent back as %j', (value, sent) => expect(readValidator(value)).toBe(sent));
});

describe('readHubLinks', () => {
  test.each([
    ['<https://hub.example/>; rel="hub", <https://a.example/feed>; rel="self"', 'https://hub.example/', 'https://a.example/feed'],
    ['<https://a.example/feed>; rel=self, <https://hub.example/>; rel=hub', 'https://hub.example/', 'https://a.example/feed'],
    ['<https://hub.example/>; title="x"; rel="hub self"', 'https://hub.example/', 'https://hub.example/'],
    ['<https://one.example/>; rel=hub, <https://two.example/>; rel=hub', 'https://one.example/', null],
    ['<https://a.example/>; rel="alternate"', null, null],
    [undefined, null, null],
  ])('%j', (link, hubUrl, selfUrl) => expect(readHubLinks(link)).toEqual({ hubUrl, selfUrl }));
});
