import type { IncomingMessage } from 'node:http';

/**
 * Whether a handshake may come from where it says it does: browsers name the page's origin on every web socket, so a
 * foreign page cannot listen with its reader's session. Programs name none; they have no reader to borrow from.
 * @param allowed  origins besides the server's own, e.g. of PUBLIC_URL behind a proxy that changes the Host header
 */
export function isOwnOrigin({ headers }: Pick<IncomingMessage, 'headers'>, allowed: readonly string[]): boolean {
  const { origin, host } = headers;
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const url = new URL(origin);
  return url.host === host || allowed.includes(url.origin);
}
