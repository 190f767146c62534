import { SIDES, STEP_KINDS } from '@/lib/domain/marks';
import { DIRECTIONS, TAGS } from '@/lib/domain/tag';
import { DAY } from '@/lib/time/instant';
import type { ItemToGroup, PreparedItem } from './prepare';
import { termHash } from './terms';

/** What pairs are judged by beside their shared terms, as places in one list of numbers. */
export const FACT = {
  at: 0,
  /** only the day is known: feeds that give no time say midnight */
  isDayOnly: 1,
  language: 2,
  outlet: 3,
  titleLength: 4,
  /** one bit each, in the order of TAGS */
  tags: 5,
  direction: 6,
  actorFrom: 7,
  actorTo: 8,
  kind: 9,
  isAnalysis: 10,
  /** live page or round-up */
  isMixed: 11,
  titleNorm: 12,
  wordNorm: 13,
  nameNorm: 14,
  nameMass: 15,
  actNorm: 16,
  conceptNorm: 17,
  conceptTitleNorm: 18,
  cognateNorm: 19,
  numberNorm: 20,
} as const;

export const NEUTRAL = DIRECTIONS.indexOf('neutral');

/**
 * An item's facts. They lie side by side since a new item is held against hundreds of others: looking each up in a dozen objects took longer than the scoring.
 * A tag that is no longer in use counts as none.
 */
export function pairFacts({ orderedAt, outlet, reading }: ItemToGroup, item: Omit<PreparedItem, 'facts'>): Float64Array {
  const facts = new Float64Array(Object.keys(FACT).length);
  const { words, concepts, cognates, numbers, shape } = item;
  facts[FACT.at] = orderedAt;
  facts[FACT.isDayOnly] = Number(orderedAt % DAY === 0);
  facts[FACT.language] = termHash(item.language);
  facts[FACT.outlet] = termHash(outlet);
  facts[FACT.titleLength] = item.titleLength;
  facts[FACT.tags] = TAGS.reduce((bits, tag, at) => (reading.tags.some((mark) => mark.tag === tag) ? bits | (1 << at) : bits), 0);
  facts[FACT.direction] = DIRECTIONS.indexOf(reading.direction.value);
  facts[FACT.actorFrom] = reading.actors.from === null ? -1 : SIDES.indexOf(reading.actors.from);
  facts[FACT.actorTo] = reading.actors.to === null ? -1 : SIDES.indexOf(reading.actors.to);
  facts[FACT.kind] = STEP_KINDS.indexOf(reading.kind);
  facts[FACT.isAnalysis] = Number(shape === 'analysis');
  facts[FACT.isMixed] = Number(shape === 'live' || shape === 'roundup');
  facts[FACT.titleNorm] = words.titleNorm;
  facts[FACT.wordNorm] = words.norm;
  facts[FACT.nameNorm] = concepts.nameNorm;
  facts[FACT.nameMass] = concepts.nameMass;
  facts[FACT.actNorm] = concepts.actNorm;
  facts[FACT.conceptNorm] = concepts.norm;
  facts[FACT.conceptTitleNorm] = concepts.titleNorm;
  facts[FACT.cognateNorm] = cognates.norm;
  facts[FACT.numberNorm] = numbers.norm;
  return facts;
}
