import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The admin key of an installation that was given none: made at the first start, kept in the data folder with
 * owner-only rights. On PostgreSQL several nodes would each make their own, so there it must be given.
 * @returns null when there is no key, and so nobody may write over HTTP
 */
export function keepAdminToken({ dataDirectory, databaseUrl }: { dataDirectory: string; databaseUrl: string | null }): string | null {
  if (databaseUrl) return null;
  const file = path.join(dataDirectory, 'admin-token');
  if (!existsSync(file)) writeFileSync(file, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  return readFileSync(file, 'utf8').trim();
}
