import type { Spelling } from './migrations';

/** What people follow, and what of it they have read. */
export function watchlists(_spelling: Spelling): readonly string[] {
  return [];
}
