import type { Action } from './actions';

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** as the folders under `app` name it: `/api/feeds/[id]`, `[...rest]` for any number of parts */
  readonly path: string;
  readonly needs: Action;
}

const route = (method: Route['method'], path: string, needs: Action): Route => ({ method, path, needs });

/**
 * Every route of the desk and what it takes to use it. The door in front of the pages reads nothing else: a route that is missing here is
 * not served, and a test fails. HEAD is GET. A page may show more to those who may do more, but is read by all who may read.
 */
export const ROUTES: readonly Route[] = [
  // pages
  route('GET', '/baseline/import', 'read'),
  route('GET', '/baseline', 'read'),
  route('GET', '/chronology', 'read'),
  route('GET', '/claims/[id]', 'read'),
  route('GET', '/feeds/[id]', 'read'),
  route('GET', '/feeds', 'read'),
  route('GET', '/', 'read'),
  route('GET', '/quality', 'read'),
  route('GET', '/search', 'read'),
  route('GET', '/stories/[id]', 'read'),
  route('GET', '/updates/[id]', 'read'),
  route('GET', '/about', 'read'),
  route('GET', '/wall', 'read'),
  // HTTP
  route('POST', '/api/baselines/[n]/restore', 'edit-baseline'),
  route('DELETE', '/api/baselines/[n]', 'edit-baseline'),
  route('POST', '/api/baselines/preview', 'edit-baseline'),
  route('POST', '/api/baselines', 'edit-baseline'),
  route('GET', '/api/claims/[id]', 'read'),
  route('GET', '/api/claims/days', 'read'),
  route('GET', '/api/claims', 'read'),
  route('GET', '/api/export', 'read'),
  route('GET', '/api/facets', 'read'),
  route('POST', '/api/feeds/[id]/poll', 'edit-feeds'),
  route('GET', '/api/feeds/[id]', 'read'),
  route('PATCH', '/api/feeds/[id]', 'edit-feeds'),
  route('DELETE', '/api/feeds/[id]', 'edit-feeds'),
  route('GET', '/api/feeds/opml', 'read'),
  route('POST', '/api/feeds/opml', 'edit-feeds'),
  route('GET', '/api/feeds', 'read'),
  route('POST', '/api/feeds', 'edit-feeds'),
  route('POST', '/api/feeds/test', 'edit-feeds'),
  route('GET', '/api/index/point', 'read'),
  route('GET', '/api/index', 'read'),
  route('POST', '/api/preferences', 'open'),
  route('GET', '/api/press', 'read'),
  route('GET', '/api/snapshot', 'read'),
  route('GET', '/api/stories/[id]', 'read'),
  route('GET', '/api/stories', 'read'),
  route('GET', '/api/stress', 'read'),
  route('GET', '/api/updates/[id]', 'read'),
  route('GET', '/api/updates/feed', 'read'),
  route('GET', '/api/updates', 'read'),
  route('GET', '/api/v1/[...path]', 'read'),
  route('GET', '/api/volume/by', 'read'),
  route('GET', '/api/websub/[feedId]/[token]', 'open'),
  route('POST', '/api/websub/[feedId]/[token]', 'open'),
];
