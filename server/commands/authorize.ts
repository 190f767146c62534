import { err, ok, type Result } from '@/lib/domain/result';
import type { Problem } from '@/lib/protocol/problem';
import { requireServices } from '../services';
import { isSameSecret } from '../web/operations';

/**
 * Whether a request may change anything: it comes from our own pages (or from no page at all) and carries the desk's key.
 * Errors: `cross-site`, `no-admin-token`, `unauthorized`.
 */
export function authorize(headers: Headers): Result<null, Problem> {
  const { adminToken, publicUrl } = requireServices();
  if (!isSameSite(headers, publicUrl)) return err({ code: 'cross-site', message: 'the request came from a page of another site' });
  if (!adminToken) return err({ code: 'no-admin-token', message: 'this desk has no ADMIN_TOKEN, so nothing can be changed over HTTP' });
  if (!isSameSecret(headers.get('authorization') ?? '', `Bearer ${adminToken}`)) {
    return err({ code: 'unauthorized', message: 'the Authorization header must carry this desk’s key as a bearer token' });
  }
  return ok(null);
}

/** Browsers say where a request comes from in two ways; a program says it in neither. Source: Fetch Metadata; RFC 6454 §7. */
export function isSameSite(headers: Headers, publicUrl: string | null): boolean {
  const site = headers.get('sec-fetch-site');
  if (site && site !== 'same-origin' && site !== 'none') return false;
  const origin = headers.get('origin');
  if (!origin) return true;
  if (publicUrl && origin === new URL(publicUrl).origin) return true;
  return URL.canParse(origin) && new URL(origin).host === headers.get('host');
}
