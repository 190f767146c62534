import { createECDH, createPrivateKey, sign } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { HOUR, SECOND, type Instant } from '@/lib/time/instant';

/** The key that push services know this desk by. */
export interface VapidKey {
  /** 65 bytes, base64url: what browsers subscribe with */
  readonly publicKey: string;
  readonly privateJwk: { readonly kty: 'EC'; readonly crv: 'P-256'; readonly x: string; readonly y: string; readonly d: string };
}

const FILE = 'vapid-key';

/**
 * The key of an installation that was given none: made at the first start, kept in the data folder with owner-only rights. On PostgreSQL several
 * nodes would each make their own, and a browser knows only one, so there it must be given.
 * @param given  the private key, 32 bytes of base64url
 * @returns null: this desk sends no browser notifications
 */
export function keepVapidKey({ dataDirectory, databaseUrl, vapidPrivateKey }: { dataDirectory: string; databaseUrl: string | null; vapidPrivateKey: string | null }): VapidKey | null {
  if (vapidPrivateKey !== null) return vapidKey(vapidPrivateKey);
  if (databaseUrl) return null;
  const file = path.join(dataDirectory, FILE);
  if (!existsSync(file)) {
    const pair = createECDH('prime256v1');
    pair.generateKeys();
    writeFileSync(file, `${padded(pair.getPrivateKey()).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  }
  return vapidKey(readFileSync(file, 'utf8').trim());
}

/** Errors: throws when it is no private key of P-256. */
export function vapidKey(privateKey: string): VapidKey {
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(Buffer.from(privateKey, 'base64url'));
  const point = pair.getPublicKey();
  return {
    publicKey: point.toString('base64url'),
    privateJwk: {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33, 65).toString('base64url'),
      d: padded(pair.getPrivateKey()).toString('base64url'),
    },
  };
}

/** Services take a word for no more than a day. */
const GOOD_FOR_MS = 12 * HOUR;

/**
 * The header by which a push service knows who sends.
 * @param contact  where its owner is reached: an https or a mailto address
 * Source: RFC 8292 §2 and §3.
 */
export function vapidAuthorization({ publicKey, privateJwk }: VapidKey, endpoint: string, contact: string, now: Instant): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { aud: new URL(endpoint).origin, exp: Math.floor((now + GOOD_FOR_MS) / SECOND), sub: contact };
  const signed = `${part({ typ: 'JWT', alg: 'ES256' })}.${part(claims)}`;
  const key = createPrivateKey({ key: { ...privateJwk }, format: 'jwk' });
  return `vapid t=${signed}.${sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}, k=${publicKey}`;
}

/** A key that begins with zeros comes without them. */
const padded = (key: Buffer): Buffer => Buffer.concat([Buffer.alloc(Math.max(0, 32 - key.length)), key]);
