import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Sets the headers every answer carries, and gives the page its nonce: Next reads it from the request's own
 * content-security-policy header and puts it on each script it writes.
 * @param isDevelopment  the dev server evaluates code for its overlay and its source maps
 * @param isSecure       readers come over https (from PUBLIC_URL)
 * @param embedOrigins   sites whose pages may frame a chart under /embed/; nothing else may be framed by anybody
 */
export function applySecurityHeaders(
  request: IncomingMessage,
  response: ServerResponse,
  { isDevelopment, isSecure, embedOrigins }: { isDevelopment: boolean; isSecure: boolean; embedOrigins: readonly string[] },
): void {
  const nonce = randomBytes(16).toString('base64');
  const ancestors = request.url?.startsWith('/embed/') && embedOrigins.length > 0 ? embedOrigins.join(' ') : "'none'";
  const policy = contentSecurityPolicy(nonce, isDevelopment, isSecure, ancestors);
  request.headers['content-security-policy'] = policy;
  request.headers['x-nonce'] = nonce;
  response.setHeader('Content-Security-Policy', policy);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  // It knows no list of sites: where some may frame, the policy alone says which.
  if (ancestors === "'none'") response.setHeader('X-Frame-Options', 'DENY');
  response.setHeader('Referrer-Policy', 'strict-origin-when-cross-origin');
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  response.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()');
  if (isSecure) response.setHeader('Strict-Transport-Security', 'max-age=31536000');
}

function contentSecurityPolicy(nonce: string, isDevelopment: boolean, isSecure: boolean, ancestors: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    // Charts position their marks with style attributes, which no nonce can cover.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    // Safari before 15.4 does not count a web socket of the same host as 'self'.
    "connect-src 'self' ws: wss:",
    // The one that shows alerts while no page is open.
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${ancestors}`,
    ...(isSecure ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
}
