import { createHash, randomBytes } from 'node:crypto';

/** A secret for a link: 256 random bits as 43 characters of base64url. */
export const makeToken = (): string => randomBytes(32).toString('base64url');

/** What is kept of a secret that was random to begin with: SHA-256 as 43 characters of base64url. Passwords need `hashPassword`. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** A name for a row: 22 characters of base64url. */
export const makeId = (): string => randomBytes(16).toString('base64url');
