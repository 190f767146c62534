import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ACTIONS } from '@/lib/rights/actions';
import { ROUTES } from '@/lib/rights/routes';

test('docs/rights.md has each act with its least role, and no other', () => {
  const rows = [...readFileSync('docs/rights.md', 'utf8').matchAll(/^\| `([\w-]+)` \| (\w+) \|/gm)].map((match) => [match[1], match[2]]);
  expect(rows).toEqual(Object.entries(ACTIONS));
});

/** What the files under `app` serve, as the table spells it. */
function served(): string[] {
  const files = readdirSync('app', { recursive: true }).map(String);
  return files.flatMap((file) => {
    const [, folder = ''] = /^(.*?)\/?(?:page\.tsx|route\.tsx?)$/.exec(file.split(path.sep).join('/')) ?? [];
    if (!/(?:^|[\\/])(?:page\.tsx|route\.tsx?)$/.test(file)) return [];
    const address = `/${folder.split('/').filter((part) => part !== '' && !/^\(.*\)$/.test(part)).join('/')}`;
    if (file.endsWith('page.tsx')) return [`GET ${address}`];
    const source = readFileSync(path.join('app', file), 'utf8');
    const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((method) => new RegExp(`export (?:async )?(?:function|const) ${method}\\b|\\bas ${method}\\b`).test(source));
    return methods.map((method) => `${method} ${address}`);
  });
}

test('every page and route has its row, and every row its file', () => {
  expect(ROUTES.map(({ method, path: address }) => `${method} ${address}`).sort()).toEqual(served().sort());
});
