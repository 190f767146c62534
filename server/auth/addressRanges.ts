import ipaddr from 'ipaddr.js';

type Range = [ipaddr.IPv4 | ipaddr.IPv6, number];
/** Addresses as ranges; one alone is a range of its full length. */
export type AddressRanges = readonly Readonly<Range>[];

/** @param text  `127.0.0.1, 10.0.0.0/8, ::1`. @returns null when a part of it is no address */
export function readAddressRanges(text: string): AddressRanges | null {
  const ranges: Range[] = [];
  for (const part of text.split(',').map((piece) => piece.trim()).filter(Boolean)) {
    if (ipaddr.isValidCIDR(part)) ranges.push(ipaddr.parseCIDR(part) as Range);
    else if (ipaddr.isValid(part)) ranges.push(wholly(ipaddr.process(part)));
    else return null;
  }
  return ranges;
}

const wholly = (address: ipaddr.IPv4 | ipaddr.IPv6): Range => [address, address.kind() === 'ipv4' ? 32 : 128];

/** Whether an address lies in one of the ranges; IPv4 written as IPv6 counts as IPv4. */
export function isWithin(address: string, ranges: AddressRanges): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return ranges.some(([range, bits]) => range.kind() === parsed.kind() && parsed.match(range as never, bits));
}
