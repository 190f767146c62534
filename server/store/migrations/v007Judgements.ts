import type { Spelling } from './migrations';

/** What people say of items, stories and claims, beside what the rules say. */
export function judgements(_spelling: Spelling): readonly string[] {
  return [];
}
