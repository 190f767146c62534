import { ROUTES } from '@/lib/rights/routes';
import { isInScope } from '@/lib/rights/tokenScopes';

const reached = (...scopes: string[]) => ROUTES.filter((route) => isInScope(route, scopes));

it('lets a token without a scope nowhere', () => {
  expect(reached()).toEqual([]);
});

it('lets “read” read what the desk shows, and write nothing', () => {
  const routes = reached('read');
  expect(routes.map(({ path }) => path)).toEqual(expect.arrayContaining(['/api/v1/[...path]', '/api/export', '/']));
  expect(routes.filter(({ method }) => method !== 'GET')).toEqual([]);
  expect(routes.filter(({ needs }) => needs === 'own' || needs === 'manage')).toEqual([]);
});

it('lets “watchlists” at watchlists and alerts alone, to read them and mark them read', () => {
  for (const { path, method } of reached('watchlists')) {
    expect(path).toMatch(/^\/api\/(watchlists|alerts)/);
    if (method !== 'GET') expect(path).toMatch(/\/read$/);
  }
});

it('lets no token make or end tokens, sessions or people', () => {
  expect(reached('read', 'watchlists').filter(({ path }) => /tokens|sessions|people|invitations|wall-links|audit/.test(path))).toEqual([]);
});
