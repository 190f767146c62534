import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { hashToken } from './tokens';

const PERIOD_SECONDS = 30;
/** A phone's clock may be this many steps off (RFC 6238 §5.2). */
const WINDOW = 1;
export const RECOVERY_CODES = 10;

/** A new secret as Base32: 160 bits, as RFC 4226 §4 asks. */
export const makeSecret = (): string => new Secret({ size: 20 }).base32;

const totpOf = (secret: string, label = '') => new TOTP({ issuer: 'Entente', label, secret: Secret.fromBase32(secret), period: PERIOD_SECONDS });

/** The `otpauth:` address that an authenticator app reads, most often from a QR code. @param label  the account's e-mail address */
export const totpAddress = (secret: string, label: string): string => totpOf(secret, label).toString();

/** The step that a code belongs to, or null when it is no code of about now. @param now  epoch milliseconds */
export function stepOf(code: string, secret: string, now: number): number | null {
  const plain = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(plain)) return null;
  const delta = totpOf(secret).validate({ token: plain, timestamp: now, window: WINDOW });
  return delta === null ? null : Math.floor(now / 1_000 / PERIOD_SECONDS) + delta;
}

/** Ten codes for a lost device, `xxxxx-xxxxx` in signs that are not mistaken for one another; 50 bits each. */
export function makeRecoveryCodes(): string[] {
  const ALPHABET = '23456789abcdefghijkmnpqrstuvwxyz';
  return Array.from({ length: RECOVERY_CODES }, () => {
    const signs = [...randomBytes(10)].map((byte) => ALPHABET[byte % 32]).join('');
    return `${signs.slice(0, 5)}-${signs.slice(5)}`;
  });
}

/** What is kept of one, however it is typed. */
export const hashRecoveryCode = (code: string): string => hashToken(`recovery ${code.toLowerCase().replace(/[^a-z0-9]/g, '')}`);
