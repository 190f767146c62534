import { readAddressRanges, isWithin } from '@/server/auth/addressRanges';
import { addressOf } from '@/server/auth/clientAddress';

const trusted = readAddressRanges('127.0.0.1, 10.0.0.0/8, fd00::/8') ?? [];

test('ranges are addresses and CIDR, and nothing else', () => {
  expect(readAddressRanges('')).toEqual([]);
  expect(readAddressRanges('10.0.0.0/8, nonsense')).toBeNull();
  expect(['127.0.0.1', '::ffff:127.0.0.1', '10.9.8.7', 'fd00::1'].map((address) => isWithin(address, trusted))).toEqual([true, true, true, true]);
  expect(['127.0.0.2', '192.0.2.1', '::1', ''].map((address) => isWithin(address, trusted))).toEqual([false, false, false, false]);
});

test.each([
  ['203.0.113.9', '198.51.100.1', '203.0.113.9', 'a stranger is not believed'],
  ['::ffff:203.0.113.9', undefined, '203.0.113.9', 'IPv4 is written one way'],
  ['127.0.0.1', '203.0.113.9', '203.0.113.9', 'a trusted proxy is'],
  ['127.0.0.1', '198.51.100.1, 203.0.113.9, 10.1.1.1', '203.0.113.9', 'what stands before the last outside address is only claimed'],
  ['127.0.0.1', '10.2.2.2', '10.2.2.2', 'a reader may sit beside the proxies'],
  ['127.0.0.1', undefined, '127.0.0.1', 'a proxy that says nothing'],
])('from %s with X-Forwarded-For %s it comes from %s: %s', (remote, forwarded, expected, _why) => {
  expect(addressOf(remote, { 'x-forwarded-for': forwarded }, trusted)).toBe(expected);
});
