import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** Paths of the files that lie in a folder, as an address names them: `/cards/en.png`. Empty when there is no such folder. */
export function publicFiles(folder: string): ReadonlySet<string> {
  if (!existsSync(folder)) return new Set();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Set(files.map((entry) => `/${path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).map(encodeURIComponent).join('/')}`));
}
