import { roleOf, type Actor } from '@/lib/domain/person';
import { mayDo, type Access } from './actions';
import type { Route } from './routes';
import { isInScope } from './tokenScopes';

/** What a screen on a wall shows, and what it draws that from. Its link opens no other page. */
const SCREEN_PATHS: readonly string[] = ['/wall', '/api/snapshot', '/api/index', '/api/index/point', '/api/press'];

/** Whether somebody may use a route. */
export function mayUse(route: Route, actor: Actor, access: Access): boolean {
  if (actor.kind === 'screen' && route.needs === 'read') return SCREEN_PATHS.includes(route.path) || mayDo('read', null, access);
  if (actor.kind === 'token' && !isInScope(route, actor.scopes)) return false;
  return mayDo(route.needs, roleOf(actor), access);
}
