import { createHash } from 'node:crypto';

/** An answer with its validator; 304 without a body for whoever holds it already. Source: RFC 9110 §8.8.3, §13.1.2. */
export function conditional(request: Request, body: string, headers: Readonly<Record<string, string>>): Response {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  const shared = { ETag: etag, 'Cache-Control': 'no-cache', ...headers };
  const held = (request.headers.get('if-none-match') ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (held.includes(etag) || held.includes('*')) return new Response(null, { status: 304, headers: shared });
  return new Response(body, { headers: shared });
}
