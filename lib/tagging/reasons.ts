import type { Span } from './features';
import type { ReadField } from './itemText';
import type { Scores } from './scores';
import { STOP_WORDS } from './stopWords';
import { OUTPUTS, WEIGHT_UNIT, type Output } from './weights';

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

/**
 * The words of an item that spoke most for a verdict, strongest first, as they stand in the text.
 * A feature with two places (who, whom) counts half for each; a phrase also carries what its words carry alone.
 * @param towards  1: what spoke for the output; −1: what spoke against it
 */
export function strongestWords(scores: Scores, output: Output, towards: 1 | -1): string[] {
  const stretches = addUp(scores, OUTPUTS.indexOf(output), towards);
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

function addUp(scores: Scores, outputIndex: number, towards: 1 | -1): Stretch[] {
  const stretches = new Map<string, Stretch>();
  const add = (field: ReadField, found: Span, amount: number): void => {
    const span = trim(field, found);
    if (!span || span.last - span.first >= MAX_PHRASE_TOKENS) return;
    const key = `${field.field} ${span.first} ${span.last}`;
    const known = stretches.get(key);
    if (known) known.sum += amount;
    else stretches.set(key, { field, first: span.first, last: span.last, sum: amount });
  };
  for (const { weights, value, field, place, otherPlace } of scores.found) {
    if (!place) continue;
    for (let at = 0; at < weights.length; at += 2) {
      if (weights[at] !== outputIndex) continue;
      const amount = (towards * value * scores.scale * (weights[at + 1] as number)) / WEIGHT_UNIT;
      add(field, place, otherPlace ? amount / 2 : amount);
      if (otherPlace) add(field, otherPlace, amount / 2);
    }
  }
  return [...stretches.values()];
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
