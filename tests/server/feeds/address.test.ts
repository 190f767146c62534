import type { LookupAddress } from 'node:dns';
import { anyAddress, checkFeedUrl, guardedLookup, isPublicAddress, RefusedAddress, type Resolve } from '@/server/feeds/address';

describe('isPublicAddress', () => {
  test.each([
    '127.0.0.1', '127.8.8.8', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '0.1.2.3',
    '224.0.0.1', '240.0.0.1', '255.255.255.255', '192.0.2.1', '198.18.0.1', '198.51.100.1', '203.0.113.1', '192.88.99.1',
    '::', '::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '::ffff:7f00:1', '::7f00:1', 'fe80::1', 'fe80::1%eth0', 'fec0::1', 'fc00::1', 'fd12:3456::1', 'ff02::1',
    '64:ff9b::7f00:1', '64:ff9b:1::1', '2002:7f00:1::', '2001::1', '2001:db8::1', '100::1', '3fff::1', '5f00::1',
  ])('%s is not', (address) => expect(isPublicAddress(address)).toBe(false));

  test.each(['8.8.8.8', '151.101.1.1', '::ffff:8.8.8.8', '2606:4700::1111', '2a00:1450:4001:800::200e'])('%s is', (address) =>
    expect(isPublicAddress(address)).toBe(true),
  );
});

describe('checkFeedUrl', () => {
  test.each([
    ['ftp://example.org/feed', 'bad-address'],
    ['file:///etc/passwd', 'bad-address'],
    ['gopher://example.org/', 'bad-address'],
    ['not an address', 'bad-address'],
    ['https://user:secret@example.org/feed', 'bad-address'],
    ['http://127.0.0.1/feed', 'private-address'],
    ['http://0x7f.1/feed', 'private-address'],
    ['http://2130706433/feed', 'private-address'],
    ['http://0177.0.0.1/', 'private-address'],
    ['http://127.1/', 'private-address'],
    ['http://[::1]:8080/', 'private-address'],
    ['http://[::ffff:169.254.169.254]/latest/meta-data', 'private-address'],
    ['http://169.254.169.254/', 'private-address'],
  ])('%s is refused as %s', (text, reason) => {
    const checked = checkFeedUrl(text, isPublicAddress);
    expect(checked.ok ? null : checked.error.reason).toBe(reason);
  });

  test('a public address passes without its fragment', () => {
    const checked = checkFeedUrl('https://example.org/feed?a=1#top', isPublicAddress);
    expect(checked.ok && checked.value.href).toBe('https://example.org/feed?a=1');
  });

  test('private addresses pass where they are allowed, other schemes never', () => {
    expect(checkFeedUrl('http://127.0.0.1/feed', anyAddress).ok).toBe(true);
    expect(checkFeedUrl('file:///feed', anyAddress).ok).toBe(false);
  });
});

describe('guardedLookup', () => {
  const resolvesTo =
    (...addresses: string[]): Resolve =>
    (_, __, done) =>
      done(null, addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));
  const look = (resolve: Resolve, all: boolean, isAllowed = isPublicAddress) =>
    new Promise<{ error: unknown; found: string | LookupAddress[] | undefined }>((settle) =>
      guardedLookup(isAllowed, resolve)('feeds.example', { all }, (error, found) => settle({ error, found })),
    );

  test('hands on public addresses, in the form the socket asks for', async () => {
    expect((await look(resolvesTo('93.184.216.34', '2606:4700::1'), true)).found).toEqual([
      { address: '93.184.216.34', family: 4 },
      { address: '2606:4700::1', family: 6 },
    ]);
    expect((await look(resolvesTo('93.184.216.34'), false)).found).toBe('93.184.216.34');
  });

  test('one private address among public ones refuses the name', async () => {
    const { error } = await look(resolvesTo('93.184.216.34', '127.0.0.1'), true);
    expect(error).toBeInstanceOf(RefusedAddress);
    expect(String(error)).toContain('feeds.example leads to 127.0.0.1');
  });

  test('allows them where that is configured', async () => {
    expect((await look(resolvesTo('127.0.0.1'), false, anyAddress)).found).toBe('127.0.0.1');
  });
});
