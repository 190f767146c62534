import { hash } from 'node:crypto';

/**
 * A short key for text of any length: identities and links can be longer than an index takes.
 * @returns 22 characters of base64url, 132 bits of SHA-256
 */
export function hashKey(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, 22);
}
