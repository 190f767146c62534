import { decode } from 'next-auth/jwt';
import { sessionId, type SessionId } from '@/lib/domain/ids';

/** How long a sign-in lasts, in seconds: 30 days. */
export const SESSION_SECONDS = 30 * 24 * 3_600;

/** The `__Host-` prefix is taken only over https, and then for this host alone (RFC 6265bis §4.1.3). */
export const SESSION_COOKIES = { secure: '__Host-entente.session', plain: 'entente.session' } as const;
export const sessionCookieName = (isSecure: boolean): string => (isSecure ? SESSION_COOKIES.secure : SESSION_COOKIES.plain);

/**
 * The session that a request's cookies name; whether it still holds is for the store to say. Behind https only the cookie with the prefix counts: the
 * other could be set by a neighbouring host, and sign a reader in as somebody else.
 */
export async function readSessionId(cookies: ReadonlyMap<string, string>, secret: string, isSecure: boolean): Promise<SessionId | null> {
  const sealed = cookies.get(sessionCookieName(isSecure));
  if (!sealed) return null;
  try {
    const sid = (await decode({ token: sealed, secret }))?.sid;
    return typeof sid === 'string' ? sessionId(sid) : null;
  } catch {
    return null; // forged, cut, of another secret, or too old
  }
}

/** @returns names and values of a Cookie header */
export function readCookies(header: string | undefined): Map<string, string> {
  const pairs = (header ?? '').split(';').flatMap((pair) => {
    const at = pair.indexOf('=');
    return at < 0 ? [] : [[pair.slice(0, at).trim(), pair.slice(at + 1).trim()] as const];
  });
  return new Map(pairs);
}
