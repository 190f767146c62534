import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Actor } from '@/lib/domain/person';
import { LOCALE_COOKIE } from '@/lib/i18n/locales';
import { THEME_COOKIE } from '@/lib/i18n/themes';
import { readWallDress } from '@/lib/wall/wallSettings';
import type { Instant } from '@/lib/time/instant';
import { plainPage } from '../auth/plainPage';
import { readCookies } from '../auth/sessionCookie';
import { hashToken } from '../auth/tokens';
import type { WallLinkStore } from '../store/peopleStore';
import { isSameSecret } from '../web/operations';

export const WALL_COOKIE = 'wall';
/** Names the link of WALL_TOKEN, which lasts as long as the configuration does. */
export const CONFIGURED_LINK = 'configured';
const ONE_YEAR_SECONDS = 365 * 24 * 3_600;
/** As for sessions: what was revoked is noticed at the latest after this long. */
const MEMORY_MS = 3_000;
const MAX_REMEMBERED = 1_000;
const SEEN_EVERY_MS = 60_000;

/** What a screen's cookie says: there is none, it opens the wall, or it did until its link was revoked. */
export type ScreenPass = { readonly kind: 'none' } | { readonly kind: 'admitted'; readonly linkId: string } | { readonly kind: 'refused' };

export interface WallGate {
  /** Errors: `StoreUnavailable`. */
  screenOf(cookies: ReadonlyMap<string, string>): Promise<ScreenPass>;
  /** true when the request was for the wall and has been answered: it goes on with its link's cookie, or not at all */
  handle(request: IncomingMessage, response: ServerResponse, asking: { readonly actor: Actor; readonly screen: ScreenPass; readonly address: string }): Promise<boolean>;
  /** Which of these links no longer open the wall. */
  endedLinks(ids: readonly string[]): Promise<string[]>;
  /** Notes that a screen is showing the wall; to the minute. */
  seen(linkId: string, address: string): void;
  forget(): void;
}

/**
 * Stands before `/wall`. A screen is opened by a link and then left alone for months: the token of the link is changed into a cookie, so that it
 * stands in no address bar, history or log; language and appearance come with the address, since nobody will press a button.
 * @param token     of WALL_TOKEN; null: without a link the wall is open as the desk is
 * @param isSecure  readers come over https
 */
export function createWallGate({ token, links, isSecure, now }: { token: string | null; links: WallLinkStore; isSecure: boolean; now: () => Instant }): WallGate {
  const configured = token === null ? null : wallPass(token);
  const remembered = new Map<string, { at: number; linkId: Promise<string | null> }>();
  const seenAt = new Map<string, number>();

  const isConfigured = (pass: string) => configured !== null && isSameSecret(pass, configured);
  /** The link that a pass belongs to. */
  async function linkOf(pass: string): Promise<string | null> {
    if (isConfigured(pass)) return CONFIGURED_LINK;
    const known = remembered.get(pass);
    if (known && now() - known.at < MEMORY_MS && now() >= known.at) return known.linkId;
    const linkId = links.byToken(hashToken(pass)).then((link) => link?.id ?? null);
    remembered.delete(pass);
    if (remembered.size >= MAX_REMEMBERED) remembered.delete(remembered.keys().next().value as string);
    remembered.set(pass, { at: now(), linkId });
    linkId.catch(() => remembered.delete(pass));
    return linkId;
  }

  const gate: WallGate = {
    async screenOf(cookies) {
      const pass = cookies.get(WALL_COOKIE);
      if (!pass) return { kind: 'none' };
      const linkId = await linkOf(pass);
      return linkId === null ? { kind: 'refused' } : { kind: 'admitted', linkId };
    },

    async handle(request, response, { actor, screen, address: from }) {
      const [path = '', search = ''] = (request.url ?? '').split('?', 2);
      if (!isWall(path)) return false;
      const address = new URLSearchParams(search);
      const given = address.get('token');
      if (given !== null) {
        address.delete('token');
        const pass = wallPass(given);
        const linkId = await linkOf(pass);
        if (linkId === null) return refuse(response);
        gate.seen(linkId, from);
        // Followed from another site's page, a stricter cookie would be held back on the way. For the whole desk: the wall draws from its routes.
        response.setHeader('Set-Cookie', `${WALL_COOKIE}=${pass}; Path=/; Max-Age=${ONE_YEAR_SECONDS}; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`);
        response.writeHead(303, { Location: address.size > 0 ? `/wall?${address}` : '/wall', 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' }).end();
        return true;
      }
      const isSignedIn = actor.kind !== 'nobody' && actor.kind !== 'screen';
      if (!isSignedIn && (screen.kind === 'refused' || (screen.kind === 'none' && configured !== null))) return refuse(response);
      if (screen.kind === 'admitted') gate.seen(screen.linkId, from);
      const { locale, theme } = readWallDress(address);
      const cookies = readCookies(request.headers.cookie);
      if (locale) cookies.set(LOCALE_COOKIE, locale);
      if (theme) cookies.set(THEME_COOKIE, theme);
      request.headers.cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      return false;
    },

    async endedLinks(ids) {
      const kept = ids.filter((id) => id !== CONFIGURED_LINK);
      if (kept.length === 0) return [];
      const standing = new Set(await links.standing(kept));
      return kept.filter((id) => !standing.has(id));
    },

    seen(linkId, address) {
      const at = now();
      if (linkId === CONFIGURED_LINK || at - (seenAt.get(linkId) ?? 0) < SEEN_EVERY_MS) return;
      seenAt.set(linkId, at);
      // Nobody waits for it: a store that cannot write still serves screens.
      void links.seen(linkId, at, address).catch(() => undefined);
    },

    forget: () => remembered.clear(),
  };
  return gate;
}

/** The cookie is not the token: who reads one on a screen cannot make the link anew. The store holds a hash of this. */
export const wallPass = (token: string): string => hashToken(`wall ${token}`);

/** However the path is written: Next would decode it. */
function isWall(path: string): boolean {
  try {
    return /^\/+wall(?![a-z0-9-])/i.test(decodeURIComponent(path));
  } catch {
    return false;
  }
}

function refuse(response: ServerResponse): true {
  // RFC 9110 §15.5.2: a 401 names what would be accepted.
  response.writeHead(401, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store', 'WWW-Authenticate': 'Link realm="wall"', 'Referrer-Policy': 'no-referrer' });
  response.end(plainPage((messages) => messages.wall.notAdmitted));
  return true;
}
