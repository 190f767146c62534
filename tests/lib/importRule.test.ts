import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Imports run one way: app → components → lib ← server. Server code of `app` may also open the two doors and the
 * services they share; browser code never may.
 */
const ALLOWED: Record<string, readonly string[]> = {
  lib: ['lib'],
  components: ['components', 'lib'],
  server: ['server', 'lib'],
  app: ['app', 'components', 'lib', 'server/queries', 'server/commands'],
};
const IMPORT = /(?:^|\n)\s*(?:import|export)\b[^'"`;]*?from\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g;

interface Arrow {
  readonly file: string;
  readonly target: string;
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name).split(path.sep).join('/'));
}

function arrowsOf(file: string, text: string): Arrow[] {
  return [...text.matchAll(IMPORT)].map((match) => {
    const specifier = (match[1] ?? match[2] ?? match[3])!;
    if (specifier.startsWith('@/')) return { file, target: specifier.slice(2) };
    if (specifier.startsWith('.')) return { file, target: path.posix.join(path.posix.dirname(file), specifier) };
    return { file, target: `package:${specifier}` };
  });
}

const isAllowed = ({ file, target }: Arrow): boolean => {
  const folder = file.split('/', 1)[0]!;
  if (target.startsWith('package:')) return folder !== 'lib' || !/^package:(node:|react|next|socket\.io|pg$|undici|libsql|pino)/.test(target);
  return ALLOWED[folder]!.some((allowed) => target === allowed || target.startsWith(`${allowed}/`));
};

const arrows = Object.keys(ALLOWED).flatMap((folder) => filesOf(folder).flatMap((file) => arrowsOf(file, readFileSync(file, 'utf8'))));

describe('the import rule', () => {
  it('finds the arrows of every folder', () => {
    for (const folder of Object.keys(ALLOWED)) expect(arrows.some(({ file }) => file.startsWith(`${folder}/`))).toBe(true);
  });

  it('lets imports run only one way: app → components → lib ← server', () => {
    expect(arrows.filter((arrow) => !isAllowed(arrow)).map(({ file, target }) => `${file} → ${target}`)).toEqual([]);
  });

  it('keeps lib pure: no clock, no chance, no environment', () => {
    const impure = filesOf('lib').filter((file) => /\bDate\.now\(\)|\bnew Date\(\)|\bMath\.random\(|\bprocess\.env\b/.test(withoutComments(readFileSync(file, 'utf8'))));
    expect(impure).toEqual([]);
  });

  it('keeps the socket in components/live', () => {
    expect(arrows.filter(({ file, target }) => target.startsWith('package:socket.io-client') && !file.startsWith('components/live/'))).toEqual([]);
  });

  it.each([
    ['lib/domain/a.ts', "import { x } from '@/server/store/store';"],
    ['lib/domain/a.ts', "import fs from 'node:fs';"],
    ['components/ui/a.tsx', "import { x } from '../../server/queries/desk';"],
    ['server/a.ts', "import { x } from '@/components/ui/a';"],
    ['app/page.tsx', "import { x } from '@/server/store/store';"],
  ])('would refuse in %s: %s', (file, text) => {
    expect(arrowsOf(file, text).filter((arrow) => !isAllowed(arrow))).toHaveLength(1);
  });
});

const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
