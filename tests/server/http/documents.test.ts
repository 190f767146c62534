import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PROBLEM_STATUS } from '@/lib/protocol/problem';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** "GET /api/feeds/[id]" for each handler that a route file exports. */
function routes(): string[] {
  return readdirSync('app/api', { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === 'route.ts')
    .flatMap((file) => {
      const source = readFileSync(path.join('app/api', file), 'utf8');
      const address = `/api/${path.dirname(file).split(path.sep).join('/')}`;
      return METHODS.filter((method) => new RegExp(`export (async )?function ${method}\\b`).test(source)).map((method) => `${method} ${address}`);
    })
    .sort();
}

it('describes every route, and no other', () => {
  const table = [...readFileSync('docs/http-api.md', 'utf8').matchAll(/^\| `([A-Z]+ \/api\/[^`]+)`/gm)].map(([, route]) => route);
  expect(table.sort()).toEqual(routes());
  expect(table.length).toBeGreaterThan(10);
});

it('gives every problem a status that says whose fault it is', () => {
  for (const [code, status] of Object.entries(PROBLEM_STATUS)) {
    expect({ code, isError: status >= 400 && status < 600 }).toEqual({ code, isError: true });
  }
});
