import { readdirSync } from 'node:fs';
import path from 'node:path';

/** A file under `app` that answers requests. */
export interface RouteFile {
  readonly kind: 'page' | 'route';
  readonly file: string;
  /** as the table of routes spells it: `/api/feeds/[id]` */
  readonly address: string;
}

/** Every page and route there is, found by its file. */
export function routeFiles(): RouteFile[] {
  return readdirSync('app', { recursive: true, encoding: 'utf8' }).flatMap((name) => {
    const parts = name.split(path.sep);
    const [, kind] = /^(page|route)\.(?:tsx?|jsx?|mjs)$/.exec(parts.pop() ?? '') ?? [];
    // A folder in brackets groups files; its name stands in no address.
    const address = `/${parts.filter((part) => !/^\(.*\)$/.test(part)).join('/')}`;
    return kind === undefined ? [] : [{ kind: kind as RouteFile['kind'], file: path.join('app', name), address }];
  });
}
