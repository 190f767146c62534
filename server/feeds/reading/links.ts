import { LIMITS } from './limits';

/** Characters browsers drop from inside an address (WHATWG URL Standard), and the white space around it. */
const INNER_BREAKS = /[\t\n\r]+/g;

/**
 * An absolute http(s) address.
 * @param base  resolved against when `href` is relative; null: a relative one is refused
 * @returns null when it is empty, not an address, of another scheme, or too long
 */
export function absoluteLink(href: string | null | undefined, base: string | null): string | null {
  const trimmed = (href ?? '').replace(INNER_BREAKS, '').trim();
  if (trimmed === '' || trimmed.length > LIMITS.linkCharacters) return null;
  if (/^https?:\/\//i.test(trimmed)) return isAddress(trimmed) ? trimmed : null;
  if (base === null) return null;
  const absolute = resolve(trimmed, base);
  return absolute !== null && /^https?:/i.test(absolute) ? absolute : null;
}

/** Resolves one base against another; either may be missing. */
export function resolveBase(base: string | null, outer: string | null): string | null {
  if (base === null || base.trim() === '') return outer;
  return absoluteLink(base, outer) ?? outer;
}

function resolve(href: string, base: string): string | null {
  return URL.canParse(href, base) ? new URL(href, base).href : null;
}

function isAddress(text: string): boolean {
  return URL.canParse(text);
}
