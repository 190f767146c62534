import type { PressGroup } from '@/lib/domain/pressGroup';
import type { GroupFigures, PressComparison } from '@/lib/series/pressGroups';

export type PressFinding =
  | { readonly kind: 'nothing' }
  /** nobody reported a story that others had too */
  | { readonly kind: 'no-race'; readonly largest: PressGroup; readonly silent: number }
  | { readonly kind: 'first'; readonly group: PressGroup; readonly races: number; readonly won: number; readonly silent: number };

export function pressFinding({ groups, silent }: Pick<PressComparison, 'groups' | 'silent'>): PressFinding {
  const [largest] = byUpdates(groups);
  if (!largest || largest.updates === 0) return { kind: 'nothing' };
  // Every race has one winner.
  const races = groups.reduce((sum, { first }) => sum + first, 0);
  const quickest = groups.reduce((best, group) => (group.first > best.first ? group : best), largest);
  if (quickest.first === 0) return { kind: 'no-race', largest: largest.pressGroup, silent: silent.length };
  return { kind: 'first', group: quickest.pressGroup, won: quickest.first, races, silent: silent.length };
}

/** Those heard most first; silent ones last, in their own order. */
export const byUpdates = (groups: readonly GroupFigures[]): GroupFigures[] => groups.toSorted((a, b) => b.updates - a.updates);
