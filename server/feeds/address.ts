import { lookup as systemLookup, type LookupAddress, type LookupAllOptions } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import type { FeedReason } from '@/lib/domain/feed';
import { err, ok, type Result } from '@/lib/domain/result';

/** Thrown inside the connection, turned into a reason outside it. */
export class RefusedAddress extends Error {
  override readonly name = 'RefusedAddress';
  constructor(
    readonly reason: Extract<FeedReason, 'private-address' | 'bad-address'>,
    message: string,
  ) {
    super(message);
  }
}

/** Resolves a name to all its addresses; the system's resolver, or another one for a trial. */
export type Resolve = (
  hostname: string,
  options: LookupAllOptions,
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** Which addresses may be connected to: `isPublicAddress`, or `anyAddress` where private feeds are allowed. */
export type AllowAddress = (address: string) => boolean;
export const anyAddress: AllowAddress = () => true;

/**
 * The addresses a feed may have: http(s), no password, and when it is written in numbers, a public one. Names are
 * checked where they are resolved (`guardedLookup`).
 * @returns an absolute URL without a fragment
 */
export function checkFeedUrl(text: string, isAllowed: AllowAddress): Result<URL, RefusedAddress> {
  const refuse = (reason: RefusedAddress['reason'], message: string) => err(new RefusedAddress(reason, message));
  if (!URL.canParse(text)) return refuse('bad-address', 'not an address');
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return refuse('bad-address', `${url.protocol} addresses are not fetched, only http and https`);
  if (url.username !== '' || url.password !== '') return refuse('bad-address', 'addresses with a user name or password are not fetched');
  url.hash = '';
  // URL has already turned 0x7f.1, 2130706433 and the like into dotted numbers.
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  if (ipaddr.isValid(literal) && !isAllowed(literal)) return refuse('private-address', `${literal} is not a public address`);
  return ok(url);
}

/**
 * A `lookup` for sockets that refuses names which lead to a private place. The socket connects to what this call
 * returned, so a name cannot change its mind between the check and the connection (DNS rebinding). One private address
 * among public ones refuses the name: no honest site mixes them.
 */
export function guardedLookup(isAllowed: AllowAddress, resolve: Resolve = systemLookup): LookupFunction {
  return (hostname, options, done) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, []);
      const hidden = addresses.find(({ address }) => !isAllowed(address));
      if (hidden) return done(new RefusedAddress('private-address', `${hostname} leads to ${hidden.address}, which is not a public address`), []);
      const [first] = addresses;
      if (options.all) return done(null, addresses);
      if (!first) return done(Object.assign(new Error(`no address for ${hostname}`), { code: 'ENOTFOUND' }), []);
      done(null, first.address, first.family);
    });
  };
}

const GLOBAL_V6 = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an address is one of the open internet: not private, loopback, link-local, unique-local, shared (CGNAT),
 * multicast, reserved, nor one that carries an IPv4 address inside (mapped, NAT64, 6to4, Teredo).
 * Source: IANA special-purpose address registries (RFC 6890).
 */
export function isPublicAddress(text: string): boolean {
  const address = ipaddr.process(text.replace(/%.*$/, ''));
  if (address.range() !== 'unicast') return false;
  // The library calls the old IPv4-compatible `::127.0.0.1` unicast; only 2000::/3 is handed out at all.
  return address.kind() === 'ipv4' || address.match(GLOBAL_V6);
}
