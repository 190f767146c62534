import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A secret of this installation: made at the first start, kept in the data folder with owner-only rights. @returns at least 32 characters */
export function keepSecret(dataDirectory: string, name: string): string {
  const file = path.join(dataDirectory, name);
  if (!existsSync(file)) writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  return readFileSync(file, 'utf8').trim();
}
