import type { Spelling } from './migrations';

/** Accounts, their sessions, links that can be used once, links for walls, and the audit of human decisions. */
export function people(_spelling: Spelling): readonly string[] {
  return [];
}
