import type { Route } from './routes';

/** found: the route, and the path spelt in the one way that leads to it; wrong-method: there is a route, but not for this method; none: no route. */
export type FoundRoute =
  | { readonly kind: 'found'; readonly route: Route; readonly path: string }
  | { readonly kind: 'wrong-method'; readonly allowed: readonly string[] }
  | { readonly kind: 'none' };

/**
 * The route that a path leads to, however it is written: `/%66eeds/` is `/feeds`. The caller hands on the path as it is given back, so that
 * whoever serves it reads the same one as was looked up here.
 * @param path  as in the request line, without its search part
 */
export function findRoute(routes: readonly Route[], method: string, path: string): FoundRoute {
  const segments = readSegments(path);
  if (!segments) return { kind: 'none' };
  const fitting = routes.map((route) => ({ route, rank: rankOf(route.path, segments) })).filter(({ rank }) => rank !== null);
  if (fitting.length === 0) return { kind: 'none' };
  // A part that is written out is nearer than one that may be anything, part by part from the left.
  fitting.sort((a, b) => (a.rank! < b.rank! ? -1 : a.rank! > b.rank! ? 1 : 0));
  const nearest = fitting.filter(({ rank }) => rank === fitting[0]?.rank).map(({ route }) => route);
  const asked = method === 'HEAD' ? 'GET' : method;
  const route = nearest.find((one) => one.method === asked);
  if (!route) return { kind: 'wrong-method', allowed: nearest.flatMap((one) => (one.method === 'GET' ? ['GET', 'HEAD'] : [one.method])) };
  return { kind: 'found', route, path: `/${segments.map(encodeURIComponent).join('/')}` };
}

/** The parts of a path; null when it cannot be read, or a part could be taken for more than one. */
function readSegments(path: string): string[] | null {
  try {
    const segments = path.split('/').filter(Boolean).map(decodeURIComponent);
    return segments.some((part) => part === '.' || part === '..' || /[/\\\u0000-\u001f]/.test(part)) ? null : segments;
  } catch {
    return null;
  }
}

/** Sorts the nearer before the farther; null when the pattern does not fit. */
function rankOf(pattern: string, segments: readonly string[]): string | null {
  const parts = pattern.split('/').filter(Boolean);
  let rank = '';
  for (const [i, part] of parts.entries()) {
    if (/^\[\.\.\..+\]$/.test(part)) return segments.length > i ? `${rank}2` : null;
    const segment = segments[i];
    if (segment === undefined) return null;
    // `[secret].xml` is a part that may be anything before a written ending.
    const [, isOpen, ending] = /^(\[[^.\]][^\]]*\])(.*)$/.exec(part) ?? [];
    if (isOpen === undefined) {
      if (part !== segment) return null;
      rank += '0';
    } else {
      if (ending && !(segment.endsWith(ending) && segment.length > ending.length)) return null;
      rank += '1';
    }
  }
  return segments.length === parts.length ? rank : null;
}
