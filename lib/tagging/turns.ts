import type { Mention } from '@/lib/gazetteer/matcher';
import type { Direction } from '@/lib/domain/tag';
import { isActor } from './roles';
import type { ItemText, ReadField } from './itemText';
import type { Taxonomy } from './taxonomy';

/** A direction that words in the headline turn round, and those words. */
export interface Turn {
  readonly value: Direction;
  readonly words: readonly string[];
}

/**
 * Ends, refusals and expulsions: "ends general license", "refuses to lift sanctions", "calls off strikes". The labelled items hold too few of them
 * to outweigh what "license", "lift sanctions" or "strikes" mean everywhere else, so they are rules of the taxonomy.
 * @param value  the direction that the weights gave
 * @returns null where no rule applies: the turning word must stand shortly before the act, in one sentence, with no barrier between ("lifts curbs on flights")
 *   and nothing before it that takes it back ("will not end", "calls to end", "after the end")
 */
export function findTurn({ fields }: ItemText, value: Direction, taxonomy: Taxonomy): Turn | null {
  const title = fields[0];
  if (!title) return null;
  const { rules, barriers, blockers } = taxonomy.turns;
  for (const rule of rules) {
    if (!rule.from.includes(value)) continue;
    for (const cue of title.mentions) {
      if (!rule.by.includes(cue.concept.id) || title.mentions.some((mention) => blockers.includes(mention.concept.id) && isWithin(title, mention, cue, BLOCKER_REACH))) continue;
      const act = title.mentions.find((mention) => isTurned(mention, rule.acts) && isWithin(title, cue, mention, rule.reach));
      if (!act || title.mentions.some(({ concept, first, last }) => barriers.includes(concept.id) && first > cue.last && last <= act.last)) continue;
      return { value: rule.to, words: [wordsOf(title, cue), wordsOf(title, act)] };
    }
  }
  return null;
}

const BLOCKER_REACH = 3;

/** Offices and bodies count only as the ones sent home. */
const isTurned = ({ concept }: Mention, acts: readonly string[]): boolean =>
  (acts.includes(concept.id) || concept.groups.some((group) => acts.includes(group))) && (!isActor(concept) || concept.groups.includes('envoy'));

function isWithin({ text }: ReadField, before: Mention, after: Mention, reach: number): boolean {
  return before.last < after.first && after.first - before.last <= reach && text.tokens[before.first]?.sentence === text.tokens[after.first]?.sentence;
}

function wordsOf({ text }: ReadField, { first, last }: Mention): string {
  return text.text.slice(text.tokens[first]?.start, text.tokens[last]?.end);
}
