import { readFileSync } from 'node:fs';
import { ACTIONS } from '@/lib/rights/actions';
import { LISTENING, MESSAGES } from '@/lib/rights/liveLine';
import { ROUTES } from '@/lib/rights/routes';
import { routeFiles } from '../../harness/routeFiles';

test('docs/rights.md has each act with its least role, and no other', () => {
  const rows = [...readFileSync('docs/rights.md', 'utf8').matchAll(/^\| `([\w-]+)` \| (\w+) \|/gm)].map((match) => [match[1], match[2]]);
  expect(rows).toEqual(Object.entries(ACTIONS));
});

test('docs/rights.md has each message of the live line with what it takes, and no other', () => {
  const [, table = ''] = /\| on the live line \|.*\n\|[-|]+\n((?:\|.*\n)+)/.exec(readFileSync('docs/rights.md', 'utf8')) ?? [];
  const rows = [...table.matchAll(/^\| (.+) \| `([\w-]+)` \|$/gm)].flatMap(([, names = '', action]) => (names === 'opening it' ? [['', action]] : [...names.matchAll(/`(\w+)`/g)].map(([, name]) => [name, action])));
  expect(Object.fromEntries(rows)).toEqual({ '': LISTENING, ...MESSAGES });
});

/** What the files under `app` serve, as the table spells it and their source says it; `tests/server/rights` asks the routes themselves. */
const served = (): string[] =>
  routeFiles().flatMap(({ kind, file, address }) => {
    if (kind === 'page') return [`GET ${address}`];
    const source = readFileSync(file, 'utf8');
    const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((method) => new RegExp(`export (?:async )?(?:function|const) ${method}\\b|\\bas ${method}\\b`).test(source));
    return methods.map((method) => `${method} ${address}`);
  });

test('every page and route has its row, and every row its file', () => {
  expect(ROUTES.map(({ method, path: address }) => `${method} ${address}`).sort()).toEqual(served().sort());
});
