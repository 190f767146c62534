import type { Gazetteer } from '@/lib/gazetteer/gazetteer';
import { createMatcher } from '@/lib/gazetteer/matcher';
import type { ItemLanguage } from '@/lib/language/language';
import { readActors, readKind } from './actors';
import { createAnchorSearch } from './anchors';
import { readText, type ItemText, type ItemToRead } from './itemText';
import { createReasons, type Reasons } from './reasons';
import { createRoles } from './roles';
import { compileWeights, scoreItem, type Scores } from './scores';
import type { Marks, TagMark } from '@/lib/domain/marks';
import { TAGS } from '@/lib/domain/tag';
import { type Taxonomy } from './taxonomy';
import { findTurn } from './turns';
import type { Weights } from './weights';

/** What was read in an item. Tags and direction are of use only when it is relevant; else they come without words, or not at all. */
export interface Reading extends Marks {
  readonly language: ItemLanguage;
}

export interface ItemReader {
  readonly rulesVersion: string;
  readItem(item: ItemToRead): Reading;
  /** The same with the words it stands on, for what else is judged by them; null where nothing of the story is named. */
  readWithText(item: ItemToRead): { readonly reading: Reading; readonly text: ItemText | null };
  /** The same for what is known to be of the story (a sentence of the baseline): tags and direction with their words whatever the relevance. */
  readStatement(statement: ItemToRead): Reading;
}

/** Below these probabilities a verdict is marked as unsure; in cross-validation about one in four is, and holds most of the errors. */
const SURE_RELEVANCE = 0.7;
const SURE_DIRECTION = 0.6;
/** How often the rules that turn a direction round are taken to be right; too few labelled items show them for a measured share. */
const TURN_CONFIDENCE = 0.7;

export interface ReadingRules {
  readonly gazetteer: Gazetteer;
  readonly taxonomy: Taxonomy;
  readonly weights: Weights;
}

/** Builds a reader from checked rules. Building takes a few milliseconds, reading well under one. */
export function createReader(rules: ReadingRules): ItemReader {
  const matcher = createMatcher(rules.gazetteer);
  const mayBear = createAnchorSearch(rules.gazetteer, rules.taxonomy);
  const judge = createJudge(rules);
  const rulesVersion = versionOf(rules);
  const readWithText: ItemReader['readWithText'] = (item) => {
    const text = mayBear(item) ? readText(item, matcher) : null;
    return { text, reading: { ...(text ? judge(text) : NOTHING_NAMED), rulesVersion } };
  };
  return {
    rulesVersion,
    readWithText,
    readItem: (item) => readWithText(item).reading,
    readStatement: (statement) => ({ ...judge(readText(statement, matcher), true), rulesVersion }),
  };
}

type Verdicts = Omit<Reading, 'rulesVersion'>;

/** What an item gets that names nothing of the story. It was not read, so its language is not known. No labelled item of this kind is relevant. */
const NOTHING_NAMED: Verdicts = {
  language: 'other',
  relevance: { relevant: false, confidence: 1, words: [] },
  tags: [],
  direction: { value: 'neutral', confidence: 1, words: [] },
  actors: { from: null, to: null },
  kind: 'act',
  unsure: false,
};

/**
 * The part after the words were found; training and measuring call it on texts that they have cut once.
 * `isOfStory` asks for the words of tags and direction whatever the relevance: finding them takes as long as all the rest.
 */
export function createJudge(rules: ReadingRules): (text: ItemText, isOfStory?: boolean) => Verdicts {
  const { taxonomy } = rules;
  const roles = createRoles(taxonomy);
  const weights = compileWeights(rules.weights);
  return (text, isOfStory = false) => {
    const scores = scoreItem(text, taxonomy, roles, weights);
    const reasons = createReasons(scores);
    const relevance = readRelevance(scores, reasons);
    const told = isOfStory || relevance.relevant ? reasons : UNTOLD;
    const direction = turn(readDirection(scores, told), text, taxonomy);
    return {
      language: text.language,
      relevance,
      tags: readTags(scores, told),
      direction,
      actors: readActors(text),
      kind: readKind(text, taxonomy),
      unsure: relevance.confidence < SURE_RELEVANCE || (relevance.relevant && direction.confidence < SURE_DIRECTION),
    };
  };
}

const UNTOLD: Reasons = { strongestWords: () => [] };

function readRelevance(scores: Scores, reasons: Reasons): Reading['relevance'] {
  const relevant = scores.called.relevance;
  const probability = scores.probability.relevance;
  return { relevant, confidence: relevant ? probability : 1 - probability, words: reasons.strongestWords('relevance', relevant ? 1 : -1) };
}

function readTags(scores: Scores, reasons: Reasons): TagMark[] {
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

/** The rules of the taxonomy for acts ended, refused and called off have the last word. */
function turn(direction: Reading['direction'], text: ItemText, taxonomy: Taxonomy): Reading['direction'] {
  const found = findTurn(text, direction.value, taxonomy);
  return found ? { ...found, confidence: TURN_CONFIDENCE } : direction;
}

/** Changes whenever any of the three files does. */
function versionOf({ gazetteer, taxonomy, weights }: ReadingRules): string {
  return `${taxonomy.version}.${gazetteer.version}.${weights.version}-${hashRules([gazetteer, taxonomy, weights])}`;
}

/** Eight hexadecimal digits: FNV-1a over what the rules hold. */
export function hashRules(rules: unknown): string {
  let hash = 0x811c9dc5;
  const text = JSON.stringify(rules);
  // A million characters: by their places, because a string for each of them takes three times as long.
  for (let at = 0; at < text.length; at += 1) {
    const code = text.codePointAt(at) as number;
    if (code > 0xffff) at += 1;
    hash = Math.imul(hash ^ code, 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
