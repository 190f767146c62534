import type { Spelling } from './migrations';

/** Briefings, and tokens for programs. */
export function taking(_spelling: Spelling): readonly string[] {
  return [];
}
