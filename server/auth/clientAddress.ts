import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import ipaddr from 'ipaddr.js';
import { isWithin, type AddressRanges } from './addressRanges';

/** Where a request comes from, for the pages; written at the door, which takes away what a client may have put there. */
export const ADDRESS_HEADER = 'x-entente-address';

/** What a proxy may say of a request; from anybody else it says nothing. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-port', 'x-forwarded-proto', 'x-real-ip'];

/**
 * The address a request comes from. The last of the addresses in X-Forwarded-For that is no trusted proxy is the one that a trusted proxy has
 * itself seen; those before it are only claimed. Source: MDN, X-Forwarded-For, "Selecting an IP address".
 */
export function clientAddress(request: Pick<IncomingMessage, 'headers' | 'socket'>, trusted: AddressRanges): string {
  return addressOf(request.socket.remoteAddress ?? '', request.headers, trusted);
}

/** The same from what is left of a request. @param remote  the address of the connection */
export function addressOf(remote: string, headers: IncomingHttpHeaders, trusted: AddressRanges): string {
  const direct = plain(remote);
  if (!isWithin(direct, trusted)) return direct;
  const claimed = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((part) => plain(part.trim()))
    .filter(Boolean);
  return claimed.findLast((address) => !isWithin(address, trusted)) ?? claimed[0] ?? direct;
}

/** Takes away what only a trusted proxy may say, before anything behind the door reads it. */
export function dropForwarded(request: IncomingMessage, trusted: AddressRanges): void {
  if (isWithin(plain(request.socket.remoteAddress ?? ''), trusted)) return;
  for (const name of FORWARDED) delete request.headers[name];
}

/** IPv4 as IPv4 however it arrived; what is no address is left as it is, short. */
const plain = (address: string): string => (ipaddr.isValid(address) ? ipaddr.process(address).toString() : address.slice(0, 64));
