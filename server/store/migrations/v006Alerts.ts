import type { Spelling } from './migrations';

/** What was told to whom, on which channel, and how that went. */
export function alerts(_spelling: Spelling): readonly string[] {
  return [];
}
