import type { Matcher } from '@/lib/gazetteer/matcher';
import type { Concept } from '@/lib/gazetteer/gazetteer';
import { readText, type ReadField } from '@/lib/tagging/itemText';
import type { Reading } from '@/lib/tagging/reader';
import { stem } from '@/lib/tagging/stem';
import type { StoryId } from '@/lib/domain/ids';
import type { Instant } from '@/lib/time/instant';
import type { Background } from './background';
import { toConceptVector, type ConceptVector } from './conceptVector';
import { sketchText, type Sketch } from './copies';
import { readNumbers } from './numbers';
import { pairFacts } from './pairFacts';
import { shapeOf, type Shape } from './shape';
import { termHash, toVector, type TermVector } from './terms';

/** What grouping needs of an item that was accepted, from the stored row. */
export interface ItemToGroup {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** what the feed says it is written in */
  readonly language: string;
  readonly outlet: string;
  readonly orderedAt: Instant;
  readonly reading: GroupedReading;
  /** the story that people have put it in; null or left out where they have not */
  readonly pin?: StoryId | null;
  /** the story that the store has it in, which outdoes what was held of it; null or left out where there is none */
  readonly storyId?: StoryId | null;
}
/** The verdicts that pairs are compared by. */
export type GroupedReading = {
  readonly tags: readonly { readonly tag: Reading['tags'][number]['tag'] }[];
  readonly direction: { readonly value: Reading['direction']['value'] };
  readonly actors: Reading['actors'];
  readonly kind: Reading['kind'];
};

/** An item cut into what pairs are compared by; its text is not kept. */
export interface PreparedItem {
  readonly id: string;
  readonly at: Instant;
  readonly language: string;
  readonly family: string;
  readonly shape: Shape;
  readonly words: TermVector;
  readonly concepts: ConceptVector;
  /** beginnings of words, for pairs of two languages */
  readonly cognates: TermVector;
  readonly numbers: TermVector;
  readonly titleLength: number;
  readonly sketch: Sketch;
  /** see FACT */
  readonly facts: Float64Array;
}

const SUMMARY_WEIGHT = 0.4;
/** Words of a summary beyond these are background. */
const SUMMARY_WORDS = 40;
export const COGNATE_LETTERS = 6;

export const STOP_WORDS = new Set(
  `the a an of and to in for with from that this is are was were be been by on at as its his her their our it he she they we you says say said
   over after amid has have had will would could not but what how why who when where which while into about than more new or if up out off us can may
   el la los las y en con del por que una un su sus al es son fue ha han lo le les se ya de para e o u tras sobre desde hasta entre segun pero mas muy
   este esta como cuando donde quien porque sin ante dice dijo asi tambien nuevo nueva no`.split(/\s+/),
);

export interface Preparer {
  prepare(item: ItemToGroup): PreparedItem;
}

export function createPreparer(parts: { matcher: Matcher; background: Background; familyOf: (outlet: string) => string }): Preparer {
  const { matcher, background, familyOf } = parts;
  return {
    prepare(item) {
      const text = readText(item, matcher);
      const language = text.language === 'en' || text.language === 'es' ? text.language : item.language === 'en' ? 'en' : 'es';
      const found: FoundTerms = { titleWords: new Map(), words: new Map(), concepts: new Map(), titleConcepts: new Map(), kindOf: new Map(), cognates: new Map(), numbers: new Map() };
      for (const field of text.fields) takeField(field, language, background, found);
      const prepared = {
        id: item.id,
        at: item.orderedAt,
        language,
        family: familyOf(item.outlet),
        shape: shapeOf(item.title),
        words: toVector(found.words, found.titleWords),
        concepts: toConceptVector(found.concepts, found.titleConcepts, found.kindOf),
        cognates: toVector(found.cognates),
        numbers: toVector(found.numbers),
        titleLength: text.fields[0]?.text.tokens.length ?? 0,
        sketch: sketchText(text.fields.map((field) => field.text.tokens.map(({ word }) => word))),
      };
      return { ...prepared, facts: pairFacts(item, prepared) };
    },
  };
}

/** Term hash → weight. */
interface FoundTerms extends Record<'titleWords' | 'words' | 'concepts' | 'titleConcepts' | 'cognates' | 'numbers', Map<number, number>> {
  /** term hash of a concept → its kind */
  readonly kindOf: Map<number, Concept['kind']>;
}

function takeField(field: ReadField, language: string, background: Background, found: FoundTerms): void {
  const isTitle = field.field === 'title';
  const share = isTitle ? 1 : SUMMARY_WEIGHT;
  const tokens = isTitle ? field.text.tokens : field.text.tokens.slice(0, SUMMARY_WORDS);
  for (const { word } of tokens) {
    if (STOP_WORDS.has(word)) continue;
    const root = stem(word, language);
    const weight = background.wordWeight(root, language);
    const term = termHash(`w:${root}`);
    raise(found.words, term, weight * share);
    if (isTitle) raise(found.titleWords, term, weight);
    if (word.length >= 5) {
      const beginning = word.slice(0, COGNATE_LETTERS);
      raise(found.cognates, termHash(`x:${beginning}`), background.cognateWeight(beginning) * share);
    }
  }
  for (const { concept, first } of field.mentions) {
    if (first >= tokens.length) continue;
    const weight = background.conceptWeight(concept.id);
    const term = termHash(`c:${concept.id}`);
    raise(found.concepts, term, weight * share);
    if (isTitle) raise(found.titleConcepts, term, weight);
    found.kindOf.set(term, concept.kind);
  }
  for (const value of readNumbers(tokens, field.text.text)) raise(found.numbers, termHash(`n:${value}`), numberWeight(value) * share);
}

/** A large or uneven number is seldom met by chance. */
const numberWeight = (value: number): number => (value >= 100 ? 1 : value > 12 ? 0.8 : 0.5);

function raise(map: Map<number, number>, term: number, weight: number): void {
  if (weight > (map.get(term) ?? 0)) map.set(term, weight);
}
