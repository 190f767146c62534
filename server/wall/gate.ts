import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { LOCALE_COOKIE } from '@/lib/i18n/locales';
import { THEME_COOKIE } from '@/lib/i18n/themes';
import { readWallDress } from '@/lib/wall/wallSettings';
import { isSameSecret } from '../web/operations';
import { notAdmitted } from './notAdmitted';

export const WALL_COOKIE = 'wall';
const ONE_YEAR_SECONDS = 365 * 24 * 3_600;

export interface WallGate {
  /** true when the request was for the wall and has been answered: it goes on without its token, or not at all */
  handle(request: IncomingMessage, response: ServerResponse): boolean;
}

/**
 * Stands before `/wall`. A screen is opened by a link and then left alone for months: the token of the link is changed into a cookie, so that it
 * stands in no address bar, history or log; language and appearance come with the address, since nobody will press a button.
 * @param token     null: the wall is open as the desk is
 * @param isSecure  readers come over https
 */
export function createWallGate({ token, isSecure }: { token: string | null; isSecure: boolean }): WallGate {
  // The cookie is not the token: who reads one on a screen cannot make the link anew.
  const pass = token === null ? null : createHash('sha256').update(`wall ${token}`).digest('base64url');

  return {
    handle(request, response) {
      const [path = '', search = ''] = (request.url ?? '').split('?', 2);
      if (!isWall(path)) return false;
      const address = new URLSearchParams(search);
      const cookies = readCookies(request);
      const given = address.get('token');
      if (given !== null) {
        address.delete('token');
        if (token !== null && !isSameSecret(given, token)) return refuse(response);
        // Followed from another site's page, a stricter cookie would be held back on the way.
        if (pass !== null) response.setHeader('Set-Cookie', `${WALL_COOKIE}=${pass}; Path=/wall; Max-Age=${ONE_YEAR_SECONDS}; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`);
        response.writeHead(303, { Location: address.size > 0 ? `/wall?${address}` : '/wall', 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' }).end();
        return true;
      }
      if (pass !== null && !isSameSecret(cookies.get(WALL_COOKIE) ?? '', pass)) return refuse(response);
      const { locale, theme } = readWallDress(address);
      if (locale) cookies.set(LOCALE_COOKIE, locale);
      if (theme) cookies.set(THEME_COOKIE, theme);
      request.headers.cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      return false;
    },
  };
}

/** However the path is written: Next would decode it. */
function isWall(path: string): boolean {
  try {
    return /^\/+wall(?![a-z0-9-])/i.test(decodeURIComponent(path));
  } catch {
    return false;
  }
}

function readCookies(request: IncomingMessage): Map<string, string> {
  const pairs = (request.headers.cookie ?? '').split(';').flatMap((pair) => {
    const at = pair.indexOf('=');
    return at < 0 ? [] : [[pair.slice(0, at).trim(), pair.slice(at + 1).trim()] as const];
  });
  return new Map(pairs);
}

function refuse(response: ServerResponse): true {
  // RFC 9110 §15.5.2: a 401 names what would be accepted.
  response.writeHead(401, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store', 'WWW-Authenticate': 'Link realm="wall"', 'Referrer-Policy': 'no-referrer' });
  response.end(notAdmitted());
  return true;
}
