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

/** An act needs a word for something done that does not stand under a word for saying; without either, a headline in quotation marks or after a speaker's colon is a statement. */
export function readKind(item: ItemText, taxonomy: Taxonomy): StepKind {
  const title = item.fields[0];
  if (!title) return 'act';
  const { sayers, doers } = taxonomy.statement;
  const said = firstOf(title, sayers);
  const done = firstOf(title, doers);
  if (said === -1) return 'act';
  return done !== -1 && done < said ? 'act' : 'statement';
}

function firstOf(field: ReadField, concepts: readonly string[]): number {
  for (const mention of field.mentions) if (concepts.includes(mention.concept.id)) return mention.first;
  return -1;
}
