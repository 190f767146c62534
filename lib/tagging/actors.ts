import type { Actors, Side, StepKind } from '@/lib/domain/marks';
import type { Mention } from '@/lib/gazetteer/matcher';
import type { ItemText, ReadField } from './itemText';
import { isActor, sideOf } from './roles';
import type { Taxonomy } from './taxonomy';

/** "by", "por": the one who acts stands behind. */
const AGENT_MARKS = new Set(['by', 'por']);

/**
 * The first party named acts, the next party of another side is acted upon; "by" and "por" turn that round.
 * Maduro stands for Venezuela: whoever captures, tries or frees him acts towards it.
 */
export function readActors(item: ItemText): Actors {
  const field = item.fields.find(({ mentions }) => mentions.some((mention) => partyOf(mention) !== null));
  if (!field) return { from: null, to: null };
  const parties = field.mentions.filter((mention) => partyOf(mention) !== null);
  const agent = parties.find((mention) => AGENT_MARKS.has(field.text.tokens[mention.first - 1]?.word ?? ''));
  const first = agent ?? parties[0];
  const from = first ? partyOf(first) : null;
  const other = parties.find((mention) => mention !== first && partyOf(mention) !== from);
  return { from, to: other ? partyOf(other) : null };
}

function partyOf(mention: Mention): Side | null {
  if (!isActor(mention.concept)) return null;
  const side = sideOf(mention);
  return side === 'maduro' ? 've' : side;
}

/**
 * An act needs a word for something done that does not stand under a word for saying.
 * What a speaker is given for ("Trump: …", "… — Medvedev") is a statement.
 */
export function readKind(item: ItemText, taxonomy: Taxonomy): StepKind {
  const title = item.fields[0];
  if (!title) return 'act';
  if (isAttributed(title)) return 'statement';
  const { sayers, doers } = taxonomy.statement;
  const said = firstOf(title, sayers);
  const done = firstOf(title, doers);
  if (said === -1) return 'act';
  return done !== -1 && done < said ? 'act' : 'statement';
}

/** "calls off" is no word for saying, though "calls" is: one that begins a longer name does not count. */
function firstOf(field: ReadField, concepts: readonly string[]): number {
  const found = field.mentions.find(
    (mention) => concepts.includes(mention.concept.id) && !field.mentions.some((other) => !concepts.includes(other.concept.id) && other.first === mention.first && other.last > mention.last),
  );
  return found?.first ?? -1;
}

/** At most so many words before a colon or after a dash name a speaker; more are a part of the sentence. */
const MOST_SPEAKER_WORDS = { before: 4, after: 5 };

function isAttributed({ text: { text, tokens }, mentions }: ReadField): boolean {
  const lastSentence = tokens[tokens.length - 1]?.sentence ?? 0;
  if (lastSentence === 0) return false;
  const end = tokens.findIndex(({ sentence }) => sentence > 0);
  const start = tokens.findIndex(({ sentence }) => sentence === lastSentence);
  const markBefore = (at: number): string => text.slice(tokens[at - 1]?.end, tokens[at]?.start);
  const speaks = (from: number, to: number): boolean => mentions.some(({ concept, first, last }) => SPEAKERS.has(concept.kind) && first >= from && last < to);
  if (end <= MOST_SPEAKER_WORDS.before && markBefore(end).includes(':') && speaks(0, end)) return true;
  return tokens.length - start <= MOST_SPEAKER_WORDS.after && /[–—-]/.test(markBefore(start)) && speaks(start, tokens.length);
}

const SPEAKERS = new Set(['person', 'office', 'body']);
