import type { Mention } from '@/lib/gazetteer/matcher';
import type { Token } from '@/lib/language/tokens';
import { takeClauses, takeQuestion } from './clauses';
import type { ItemText, ReadField } from './itemText';
import { isAct, isActor, sideOf, type Roles } from './roles';
import { stem } from './stem';
import { STOP_WORDS } from './stopWords';
import type { Taxonomy } from './taxonomy';

/**
 * Takes one feature of an item.
 * Names begin with what they are: `w:` a word (its stem), `b:` two words in a row, `c:` a concept, `g:` a group of concepts, `s:` a side,
 * `S:` the sides together, `1:` the concept named first, `p:` two concepts together, `R:`/`a:` who acts on whom,
 * `t:` two kinds of actor in this order, `q:` a phrase with its names replaced by what they are, `M:` an act under a modifier or in quotation marks.
 * `F:`, `B:`, `C:`, `SF:`, `k:`, `k?:` clauses and questions, see clauses.ts.
 * The one or two places in `field` that gave the feature come with it.
 */
export type TakeFeature = (name: string, value: number, field: ReadField, place: Span | null, otherPlace: Span | null) => void;

/** Token positions, both included. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

/** A feature found only in the summary counts less than one in the title. */
const SUMMARY_VALUE = 0.5;
/** Lists of names and pages of headlines name dozens of concepts; their pairs say nothing. */
const MAX_PAIRED = 14;
const MAX_ROLES = 8;

/** All that is known of an item, feature by feature; the same one may come several times, the largest value counts. */
export function extractFeatures(item: ItemText, taxonomy: Taxonomy, roles: Roles, take: TakeFeature): void {
  const sides = { us: false, ve: false, third: false };
  for (const field of item.fields) {
    if (field.text.tokens.length === 0) continue;
    const value = field.field === 'title' ? 1 : SUMMARY_VALUE;
    takeWords(field, item.language, value, take);
    takeConcepts(field, value, take, sides);
    takePairs(field, value, take);
    takeRoles(field, value, roles, take);
    takeModifiers(field, value, taxonomy, take);
    takePhrases(field, item.language, value, roles, take);
    takeClauses(field, value, taxonomy, take);
    takeQuestion(field, take);
  }
  const title = item.fields[0];
  if (title) take(`S:${sides.us ? 'us' : ''}${sides.ve ? ' ve' : ''}${sides.third ? ' third' : ''}`, 1, title, null, null);
}

const LONG_NUMBER = /^\d{5,}$/;

function takeWords(field: ReadField, language: string, value: number, take: TakeFeature): void {
  const { tokens } = field.text;
  let before: string | null = null;
  for (const [at, token] of tokens.entries()) {
    if (LONG_NUMBER.test(token.word)) {
      before = null;
      continue;
    }
    const word = stem(token.word, language);
    if (!STOP_WORDS.has(token.word)) take(`w:${word}`, value, field, { first: at, last: at }, null);
    if (before !== null && tokens[at - 1]?.sentence === token.sentence) take(`b:${before} ${word}`, value, field, { first: at - 1, last: at }, null);
    before = word;
  }
}

function takeConcepts(field: ReadField, value: number, take: TakeFeature, sides: { us: boolean; ve: boolean; third: boolean }): void {
  let named = false;
  for (const mention of field.mentions) {
    const { concept } = mention;
    take(`c:${concept.id}`, value, field, mention, null);
    for (const group of concept.groups) take(`g:${group}`, value, field, mention, null);
    if (concept.side) {
      sides[concept.side] = true;
      take(`s:${concept.side}`, value, field, mention, null);
    }
    if (named || !isActor(concept)) continue;
    named = true;
    take(`1:${concept.id}`, value, field, mention, null);
    for (const group of concept.groups) take(`1g:${group}`, value, field, mention, null);
  }
}

function takePairs(field: ReadField, value: number, take: TakeFeature): void {
  const seen = new Set<string>();
  const paired: Mention[] = [];
  for (const mention of field.mentions) {
    if (seen.has(mention.concept.id) || paired.length >= MAX_PAIRED) continue;
    seen.add(mention.concept.id);
    paired.push(mention);
  }
  for (const [at, a] of paired.entries()) {
    for (let other = at + 1; other < paired.length; other += 1) {
      const b = paired[other];
      if (!b || (a.first === b.first && a.last === b.last)) continue;
      // Two plain words together are already there as words; an actor or an act must be one of the two.
      if (a.concept.kind === 'word' && b.concept.kind === 'word') continue;
      const name = a.concept.id < b.concept.id ? `p:${a.concept.id}+${b.concept.id}` : `p:${b.concept.id}+${a.concept.id}`;
      take(name, value, field, a, b);
    }
  }
}

const sentenceOf = (field: ReadField, at: number): number => field.text.tokens[at]?.sentence ?? 0;

function takeRoles(field: ReadField, value: number, roles: Roles, take: TakeFeature): void {
  const actors: { mention: Mention; role: string }[] = [];
  const sided: Mention[] = [];
  for (const mention of field.mentions) {
    const role = roles.roleOf(mention.concept);
    if (role !== null) actors.push({ mention, role });
    if (isActor(mention.concept) && sideOf(mention) !== null) sided.push(mention);
  }
  const leading = actors[0];
  if (leading) take(`t1:${leading.role}`, value, field, leading.mention, null);
  for (const [at, a] of actors.slice(0, MAX_ROLES).entries()) {
    for (const b of actors.slice(at + 1, MAX_ROLES)) {
      if (a.role !== b.role) take(`t:${a.role}>${b.role}`, value, field, a.mention, b.mention);
    }
  }
  for (const act of field.mentions) {
    if (!isAct(act.concept)) continue;
    takeSides(field, act, sided, value, take);
    const sentence = sentenceOf(field, act.first);
    const actor = lastBefore(actors, (a) => a.mention.last < act.first);
    const target = actors.find((a) => a.mention.first > act.last && sentenceOf(field, a.mention.first) === sentence);
    if (actor) take(`a:${actor.role}>${act.concept.id}`, value, field, actor.mention, act);
    if (target) take(`a:${act.concept.id}>${target.role}`, value, field, act, target.mention);
  }
}

function takeSides(field: ReadField, act: Mention, sided: readonly Mention[], value: number, take: TakeFeature): void {
  const sentence = sentenceOf(field, act.first);
  const actor = lastBefore(sided, (m) => m.last < act.first && sentenceOf(field, m.first) >= sentence - 1);
  const target = sided.find((m) => m.first > act.last && sentenceOf(field, m.first) === sentence);
  const from = actor ? sideOf(actor) : 'none';
  const to = target ? sideOf(target) : 'none';
  for (const group of act.concept.groups) take(`R:${from}>${group}>${to}`, value, field, act, target ?? actor ?? null);
}

function lastBefore<T>(list: readonly T[], holds: (item: T) => boolean): T | undefined {
  for (let at = list.length - 1; at >= 0; at -= 1) {
    const item = list[at] as T;
    if (holds(item)) return item;
  }
  return undefined;
}

function takeModifiers(field: ReadField, value: number, taxonomy: Taxonomy, take: TakeFeature): void {
  const { modifiers, modifierReach } = taxonomy.direction;
  for (const act of field.mentions) {
    if (!isAct(act.concept) || !field.text.tokens[act.first]?.quoted) continue;
    for (const group of act.concept.groups) take(`M:quoted>${group}`, value, field, act, null);
  }
  for (const modifier of field.mentions) {
    if (!modifiers.includes(modifier.concept.id)) continue;
    for (const act of field.mentions) {
      if (act.first <= modifier.last) continue;
      if (act.first - modifier.last > modifierReach) break;
      if (!isAct(act.concept) || sentenceOf(field, act.first) !== sentenceOf(field, modifier.first)) continue;
      for (const group of act.concept.groups) take(`M:${modifier.concept.id}>${group}`, value, field, modifier, act);
    }
  }
}

interface Part {
  readonly text: string;
  readonly first: number;
  last: number;
  readonly isRole: boolean;
}

/** The sentence with names replaced by what they are: "Trump threatens Rodríguez" and "Rubio threatens Cabello" read alike. */
function takePhrases(field: ReadField, language: string, value: number, roles: Roles, take: TakeFeature): void {
  const parts = phraseParts(field, language, roles);
  for (let at = 1; at < parts.length; at += 1) {
    const a = parts[at - 2];
    const b = parts[at - 1];
    const c = parts[at];
    if (!b || !c) continue;
    if (b.isRole || c.isRole) take(`q:${b.text} ${c.text}`, value, field, b, c);
    if (!a) continue;
    if (a.isRole || b.isRole || c.isRole) take(`q:${a.text} ${b.text} ${c.text}`, value, field, a, c);
    if (a.isRole || c.isRole) take(`q:${a.text} _ ${c.text}`, value, field, a, c);
  }
}

function phraseParts(field: ReadField, language: string, roles: Roles): Part[] {
  const { tokens } = field.text;
  const names = new Map<number, { role: string; last: number }>();
  for (const { concept, first, last } of field.mentions) {
    const role = roles.roleOf(concept);
    const known = names.get(first);
    if (role !== null && (!known || known.last < last)) names.set(first, { role, last });
  }
  const parts: Part[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const name = names.get(at);
    const before = parts[parts.length - 1];
    if (name) {
      if (before?.isRole && before.text === name.role) before.last = name.last;
      else parts.push({ text: name.role, first: at, last: name.last, isRole: true });
      at = name.last;
      continue;
    }
    const token = tokens[at] as Token;
    if (!STOP_WORDS.has(token.word)) parts.push({ text: stem(token.word, language), first: at, last: at, isRole: false });
  }
  return parts;
}
