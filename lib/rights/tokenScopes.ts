import type { TokenScope } from '@/lib/domain/apiToken';
import type { Route } from './routes';

/** Whether one of a token's scopes reaches a route. Nothing else does, whatever its owner may do: a lost token must not make another. */
export function isInScope(route: Route, scopes: readonly string[]): boolean {
  const has = (scope: TokenScope) => scopes.includes(scope);
  if (route.needs === 'open' || route.needs === 'read') return route.method === 'GET' && has('read');
  const isOwnNews = /^\/api\/(watchlists|alerts)(\/|$)/.test(route.path);
  return has('watchlists') && isOwnNews && route.needs === 'own' && (route.method === 'GET' || route.path.endsWith('/read'));
}
