// Which files make a build, and the name that follows from their content.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const FOLDERS = ['app', 'components', 'lib', 'public', 'server'];
const FILES = ['next.config.js', 'package-lock.json', 'tsconfig.json', '.postcssrc.json'];

/** Files below a folder that the test accepts, with forward slashes, in a fixed order. (fs.globSync needs Node 22.) */
export function globSync(folder, accepts) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name).split(path.sep).join('/'))
    .filter(accepts)
    .sort();
}

/** Twelve hexadecimal digits that change whenever a source file does: the name of the build. */
export function hashSources() {
  const hash = createHash('sha256');
  for (const file of [...FOLDERS.flatMap((folder) => globSync(folder, () => true)), ...FILES.filter((name) => existsSync(name))]) {
    hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex').slice(0, 12);
}
