import type { TakeFeature } from './features';
import type { ReadField } from './itemText';
import { isAct } from './roles';
import type { Taxonomy } from './taxonomy';

/** `F` what is reported, `B` in a clause of time, `C` in a comparison. */
export type Clause = 'F' | 'B' | 'C';

/**
 * What stands in a clause of time ("after the capture") or in a comparison ("like Venezuela") is background; the rest is what the item reports.
 * `F:`, `B:`, `C:` with a concept, `Fg:`… with a group, `Fs:`… with a side: reported, in a clause of time, compared. `SF:` the sides outside such clauses.
 */
export function takeClauses(field: ReadField, value: number, taxonomy: Taxonomy, take: TakeFeature): void {
  const clauseOf = findClauses(field, taxonomy.clauses);
  const sides = new Set<string>();
  for (const mention of field.mentions) {
    const { concept } = mention;
    const clause = clauseOf(mention.first);
    if (clause === 'F' && concept.side) sides.add(concept.side);
    if (concept.kind === 'word') continue;
    take(`${clause}:${concept.id}`, value, field, mention, null);
    for (const group of concept.groups) take(`${clause}g:${group}`, value, field, mention, null);
    if (concept.side) take(`${clause}s:${concept.side}`, value, field, mention, null);
  }
  if (field.field === 'title') take(`SF:${[...sides].sort().join(' ')}`, 1, field, null, null);
}

const CLAUSE_END = /[,?]/;

/**
 * A clause runs from its cue to a comma, to the end of the sentence, or as far as the cues of the taxonomy reach.
 * @returns for the position of a token, in what kind of clause it stands
 */
export function findClauses(field: ReadField, clauses: Taxonomy['clauses']): (at: number) => Clause {
  const { tokens, text } = field.text;
  const found = new Map<number, Clause>();
  for (const { concept, last } of field.mentions) {
    const clause = clauses.background.includes(concept.id) ? 'B' : clauses.comparison.includes(concept.id) ? 'C' : null;
    if (!clause) continue;
    for (let at = last + 1; at <= last + clauses.reach; at += 1) {
      const before = tokens[at - 1];
      const token = tokens[at];
      if (!before || !token || before.sentence !== token.sentence || CLAUSE_END.test(text.slice(before.end, token.start))) break;
      if (!found.has(at)) found.set(at, clause);
    }
  }
  return (at) => found.get(at) ?? 'F';
}

/** `k:?` the headline is a question, `k?:` with the groups of acts that it asks about. */
export function takeQuestion(field: ReadField, take: TakeFeature): void {
  if (field.field !== 'title' || !/[?¿]/.test(field.text.text)) return;
  take('k:?', 1, field, null, null);
  for (const mention of field.mentions) if (isAct(mention.concept)) for (const group of mention.concept.groups) take(`k?:${group}`, 1, field, mention, null);
}
