import type { Span } from './features';
import type { ReadField } from './itemText';
import { OUTPUTS, WEIGHT_UNIT, type Output } from './outputs';
import type { Scores } from './scores';
import { STOP_WORDS } from './stopWords';

/** At most so many words are shown for one verdict. */
const MAX_WORDS = 4;
/** A reason is a phrase, not half the headline. */
const MAX_PHRASE_TOKENS = 4;
/** Words that carry less than this share of the strongest are no reason. */
const LEAST_SHARE = 0.15;

interface Stretch {
  readonly field: ReadField;
  readonly first: number;
  readonly last: number;
  sum: number;
}

/** Gives the words for any of an item's verdicts. */
export interface Reasons {
  /**
   * The words of the item that spoke most for a verdict, strongest first, as they stand in the text.
   * A feature with two places (who, whom) counts half for each; a phrase also carries what its words carry alone.
   * @param towards  1: what spoke for the output; −1: what spoke against it
   */
  strongestWords(output: Output, towards: 1 | -1): string[];
}

/** Finds the places of an item's features once, for all its verdicts. */
export function createReasons(scores: Scores): Reasons {
  const placed: Placed[] = [];
  for (const { weights, value, field, place, otherPlace } of scores.found) {
    if (!place) continue;
    const amount = (value * scores.scale) / WEIGHT_UNIT;
    placed.push({ weights, amount: otherPlace ? amount / 2 : amount, one: shown(field, place), other: otherPlace ? shown(field, otherPlace) : null });
  }
  return {
    strongestWords(output, towards) {
      const parts = output === 'relevance' ? scores.relevanceParts : ([[output, 1]] as const);
      return choose(addUp(placed, new Map(parts.map(([part, share]) => [OUTPUTS.indexOf(part), towards * share]))));
    },
  };
}

interface Placed {
  readonly weights: readonly number[];
  /** what a weight of one adds at each place */
  readonly amount: number;
  readonly one: Place | null;
  readonly other: Place | null;
}

interface Place {
  readonly field: ReadField;
  readonly first: number;
  readonly last: number;
  /** the same for the same words of the item */
  readonly key: number;
}

/** @param shares  by output number, what its weights are multiplied by */
function addUp(placed: readonly Placed[], shares: ReadonlyMap<number, number>): Stretch[] {
  const stretches = new Map<number, Stretch>();
  const add = (place: Place | null, amount: number): void => {
    if (!place) return;
    const known = stretches.get(place.key);
    if (known) known.sum += amount;
    else stretches.set(place.key, { field: place.field, first: place.first, last: place.last, sum: amount });
  };
  for (const { weights, amount, one, other } of placed) {
    for (let at = 0; at < weights.length; at += 2) {
      const share = shares.get(weights[at] as number);
      if (share === undefined) continue;
      const adds = share * amount * (weights[at + 1] as number);
      add(one, adds);
      add(other, adds);
    }
  }
  return [...stretches.values()];
}

function choose(stretches: readonly Stretch[]): string[] {
  const totals = stretches.map((stretch) => ({
    stretch,
    total: stretches.reduce((sum, inner) => (contains(stretch, inner) ? sum + inner.sum : sum), 0),
  }));
  totals.sort((a, b) => b.total - a.total || a.stretch.first - b.stretch.first || a.stretch.last - b.stretch.last);
  const least = LEAST_SHARE * (totals[0]?.total ?? 0);
  const chosen: Stretch[] = [];
  const words: string[] = [];
  for (const { stretch, total } of totals) {
    if (words.length >= MAX_WORDS || total <= 0 || total < least) break;
    if (chosen.some((other) => overlaps(other, stretch))) continue;
    chosen.push(stretch);
    const text = textOf(stretch);
    if (text !== '' && !words.includes(text)) words.push(text);
  }
  return words;
}

/** More than the words that are read of any text. */
const KEY_BASE = 4_096;

/** The stretch as it is shown; null for one that is half a headline or nothing but filler. */
function shown(field: ReadField, found: Span): Place | null {
  const span = trim(field, found);
  if (!span || span.last - span.first >= MAX_PHRASE_TOKENS) return null;
  const key = ((field.field === 'title' ? 0 : 1) * KEY_BASE + span.first) * KEY_BASE + span.last;
  return { field, first: span.first, last: span.last, key };
}

/** "of Maduro" is shown as "Maduro"; the name of a concept is shown whole, "U.S." and "la OEA" included. */
function trim(field: ReadField, span: Span): Span | null {
  if (field.mentions.some(({ first, last }) => first === span.first && last === span.last)) return span;
  const isFiller = (at: number): boolean => {
    const word = field.text.tokens[at]?.word ?? '';
    return word.length < 2 || STOP_WORDS.has(word);
  };
  let { first, last } = span;
  while (first <= last && isFiller(first)) first += 1;
  while (last >= first && isFiller(last)) last -= 1;
  return first > last ? null : { first, last };
}

const contains = (outer: Stretch, inner: Stretch): boolean => outer.field === inner.field && outer.first <= inner.first && inner.last <= outer.last;
const overlaps = (a: Stretch, b: Stretch): boolean => a.field === b.field && a.first <= b.last && b.first <= a.last;

function textOf({ field, first, last }: Stretch): string {
  const { tokens, text } = field.text;
  const from = tokens[first];
  const to = tokens[last];
  return from && to ? text.slice(from.start, to.end) : '';
}
