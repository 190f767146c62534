import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { CLIENT_WORDS } from '@/app/i18n/clientWords';

const IMPORT = /(?:^|\n)\s*(?:import|export)\b(?!\s+type)[^'"`;]*?from\s*'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/g;
const texts = new Map<string, string>();
const textOf = (file: string): string => texts.get(file) ?? texts.set(file, readFileSync(file, 'utf8')).get(file)!;

/** The modules of ours that a module imports, at once or later. */
function importsOf(file: string): string[] {
  return [...textOf(file).matchAll(IMPORT)].flatMap((match) => {
    const specifier = (match[1] ?? match[2])!;
    const base = specifier.startsWith('@/') ? specifier.slice(2) : specifier.startsWith('.') ? path.posix.join(path.posix.dirname(file), specifier) : null;
    return base === null ? [] : [`${base}.ts`, `${base}.tsx`].filter((found) => existsSync(found));
  });
}

function reachedFrom(files: readonly string[]): Set<string> {
  const reached = new Set<string>();
  const visit = (file: string): void => {
    if (reached.has(file) || file.startsWith('server/')) return;
    reached.add(file);
    importsOf(file).forEach(visit);
  };
  files.forEach(visit);
  return reached;
}

/** What the browser's code that is reached from these routes says: the first name of each `useTranslations`. */
function wordsOf(routes: readonly string[]): string[] {
  const browser = reachedFrom([...reachedFrom(routes)].filter((file) => /^'use client'/.test(textOf(file))));
  return [...new Set([...browser].flatMap((file) => [...textOf(file).matchAll(/useTranslations\((?:'([^.']+))?/g)].map((match) => match[1] ?? `everything, in ${file}`)))].sort();
}

const routes = readdirSync('app', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.tsx'))
  .map((entry) => path.join(entry.parentPath, entry.name).split(path.sep).join('/'));

const PARTS: Record<keyof typeof CLIENT_WORDS, (file: string) => boolean> = {
  live: (file) => file.startsWith('app/(live)/'),
  account: (file) => file.startsWith('app/(account)/'),
  wall: (file) => file.startsWith('app/wall/'),
  rest: (file) => !/^app\/(\(live\)|\(account\)|wall)\//.test(file) && !file.endsWith('global-error.tsx'),
};

it.each(Object.keys(PARTS) as (keyof typeof PARTS)[])('sends with the pages of "%s" what their code says in the browser, and no more', (part) => {
  const found = wordsOf(routes.filter(PARTS[part]));
  expect(found.length).toBeGreaterThan(0);
  expect([...CLIENT_WORDS[part]].sort()).toEqual(found);
});
