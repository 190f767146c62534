import type { Gazetteer } from '@/lib/gazetteer/gazetteer';
import { createMatcher } from '@/lib/gazetteer/matcher';
import type { ItemLanguage } from '@/lib/language/language';
import { readActors, readKind, type Actors, type StepKind } from './actors';
import { readText, type ItemText, type ItemToRead } from './itemText';
import { createReasons, type Reasons } from './reasons';
import { createRoles } from './roles';
import { compileWeights, scoreItem, type Scores } from './scores';
import { TAGS, type Direction, type Tag } from '@/lib/domain/tag';
import { type Taxonomy } from './taxonomy';
import type { Weights } from './weights';

export interface TagVerdict {
  readonly tag: Tag;
  /** calibrated probability, 0…1 */
  readonly confidence: number;
  /** the words that earned it, strongest first, as they stand in the item */
  readonly words: readonly string[];
}

/** What was read in an item, each verdict with its reason. */
export interface Reading {
  readonly language: ItemLanguage;
  readonly relevance: {
    readonly relevant: boolean;
    /** calibrated probability of the verdict given, 0.5…1 or a little below where the threshold is not in the middle */
    readonly confidence: number;
    readonly words: readonly string[];
  };
  /** read whether or not the item is relevant; of use only when it is */
  readonly tags: readonly TagVerdict[];
  readonly direction: {
    readonly value: Direction;
    readonly confidence: number;
    /** the words that speak for the step; for `neutral`, what came nearest to one */
    readonly words: readonly string[];
  };
  readonly actors: Actors;
  readonly kind: StepKind;
  /** relevance or direction could well be the other way: the desk marks it */
  readonly unsure: boolean;
  readonly rulesVersion: string;
}

export interface ItemReader {
  readonly rulesVersion: string;
  readItem(item: ItemToRead): Reading;
}

/** Below these probabilities a verdict is marked as unsure; in cross-validation about one in four is, and holds most of the errors. */
const SURE_RELEVANCE = 0.7;
const SURE_DIRECTION = 0.6;

export interface ReadingRules {
  readonly gazetteer: Gazetteer;
  readonly taxonomy: Taxonomy;
  readonly weights: Weights;
}

/** Builds a reader from checked rules. Building takes a few milliseconds, reading well under one. */
export function createReader(rules: ReadingRules): ItemReader {
  const matcher = createMatcher(rules.gazetteer);
  const judge = createJudge(rules);
  const rulesVersion = versionOf(rules);
  return {
    rulesVersion,
    readItem(item) {
      const text = readText(item, matcher);
      return { ...judge(text), rulesVersion };
    },
  };
}

/** The part after the words were found; training and measuring call it on texts that they have cut once. */
export function createJudge(rules: ReadingRules): (text: ItemText) => Omit<Reading, 'rulesVersion'> {
  const { taxonomy } = rules;
  const roles = createRoles(taxonomy);
  const weights = compileWeights(rules.weights);
  return (text) => {
    const scores = scoreItem(text, taxonomy, roles, weights);
    const reasons = createReasons(scores);
    const relevance = readRelevance(scores, reasons);
    const direction = readDirection(scores, reasons);
    return {
      language: text.language,
      relevance,
      tags: readTags(scores, reasons),
      direction,
      actors: readActors(text),
      kind: readKind(text, taxonomy),
      unsure: relevance.confidence < SURE_RELEVANCE || (relevance.relevant && direction.confidence < SURE_DIRECTION),
    };
  };
}

function readRelevance(scores: Scores, reasons: Reasons): Reading['relevance'] {
  const relevant = scores.called.relevance;
  const probability = scores.probability.relevance;
  return { relevant, confidence: relevant ? probability : 1 - probability, words: reasons.strongestWords('relevance', relevant ? 1 : -1) };
}

function readTags(scores: Scores, reasons: Reasons): TagVerdict[] {
  return TAGS.filter((tag) => scores.called[tag])
    .map((tag) => ({ tag, confidence: scores.probability[tag], words: reasons.strongestWords(tag, 1) }))
    .sort((a, b) => b.confidence - a.confidence);
}

function readDirection(scores: Scores, reasons: Reasons): Reading['direction'] {
  const { thaw, freeze } = scores.probability;
  const nearest = thaw >= freeze ? 'thaw' : 'freeze';
  const value = scores.called[nearest] ? nearest : 'neutral';
  const confidence = value === 'neutral' ? Math.max(0, 1 - thaw - freeze) : scores.probability[value];
  return { value, confidence, words: reasons.strongestWords(nearest, 1) };
}

/** Changes whenever any of the three files does: FNV-1a over what they hold. */
function versionOf(rules: ReadingRules): string {
  let hash = 0x811c9dc5;
  for (const char of JSON.stringify([rules.gazetteer, rules.taxonomy, rules.weights])) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return `${rules.taxonomy.version}.${rules.gazetteer.version}.${rules.weights.version}-${(hash >>> 0).toString(16).padStart(8, '0')}`;
}
