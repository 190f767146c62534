import type { Judgement, Verdict } from '@/lib/domain/judgement';

/**
 * What a verdict is about: of those with one key only the latest stands. What is done with stories has no key: each act stands by itself, and of
 * each update the latest that places it counts.
 */
export function verdictKey(verdict: Verdict): string | null {
  switch (verdict.field) {
    case 'relevance':
    case 'tags':
    case 'direction':
      return `${verdict.field} ${verdict.itemId}`;
    case 'stance':
      return `stance ${verdict.itemId} ${verdict.claimId}`;
    case 'status':
      return `status ${verdict.claimId}`;
    case 'story':
      return null;
  }
}

/** Of these judgements, in any order, those that stand: not undone, and none later about the same. In their order. */
export function standingOf<J extends Pick<Judgement, 'n' | 'verdict' | 'undone'>>(judgements: readonly J[]): J[] {
  const latest = new Map<string, J>();
  for (const one of judgements) {
    if (one.undone) continue;
    const key = verdictKey(one.verdict) ?? `story ${one.n}`;
    const other = latest.get(key);
    if (!other || other.n < one.n) latest.set(key, one);
  }
  return [...latest.values()].sort((a, b) => a.n - b.n);
}

/** Whether two values say the same; tags are the same in any order. */
export function isSameValue(a: Verdict['value'] | null, b: Verdict['value'] | null): boolean {
  const inOrder = (value: Verdict['value'] | null) => JSON.stringify(Array.isArray(value) ? [...(value as readonly string[])].sort() : value);
  return inOrder(a) === inOrder(b);
}
