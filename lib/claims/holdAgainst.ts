import type { BothLanguages } from '@/lib/domain/chronology';
import type { ClaimId, Stance } from '@/lib/domain/claim';
import { findClauses } from '@/lib/tagging/clauses';
import type { ItemText, ReadField } from '@/lib/tagging/itemText';
import type { Reading } from '@/lib/tagging/reader';
import { isActor } from '@/lib/tagging/roles';
import type { ClaimRule, ClaimsFile } from './parseClaims';

/** What a claim is judged by, of all that was read in an item. */
export interface HeldReading {
  readonly relevance: { readonly relevant: boolean };
  readonly tags: readonly { readonly tag: Reading['tags'][number]['tag'] }[];
  readonly direction: { readonly value: Reading['direction']['value'] };
  readonly actors: Reading['actors'];
  readonly kind: Reading['kind'];
  readonly unsure: boolean;
}

/** How an item bears on a claim, by rule. */
export interface Holding {
  readonly claimId: ClaimId;
  readonly rule: string;
  readonly stance: Stance;
  readonly step: 'act' | 'statement';
  readonly reason: BothLanguages;
  /** as they stand in the item, in reading order */
  readonly words: readonly string[];
}

/** Words after which a step has not been taken, or is being undone. */
const UNDOING: ReadonlySet<string> = new Set(['negation', 'unfulfilled', 'ending', 'deny', 'w-stop', 'w-cancel', 'w-reject', 'w-slow']);
/** Words under which a step is only talked of. */
const ONLY_WORDS: ReadonlySet<string> = new Set(['modality', 'demand', 'threaten', 'ready-talk', 'w-want', 'w-possible', 'w-plan', 'w-hope', 'w-ask']);
/** What opens a clause of time or a comparison: an act in it is told of, not reported ("a month after the strikes"). */
const CLAUSES = { background: ['background-cue'], comparison: ['comparison-cue'], reach: 8 };
/** How many words after such a word may still fall under it, within the sentence: then the step is in doubt, and bears nothing out. */
const REACH = 6;
/** Before whoever takes the step, where he stands behind it. */
const BY: ReadonlySet<string> = new Set(['by', 'por']);
/** Words come from somebody; forces that are withdrawn "from" a country are not withdrawn by it. */
const SAID_FROM: ReadonlySet<string> = new Set(['threaten', 'condemn', 'demand', 'praise', 'hostile-words']);
/** Only so near before it does such a word undo the step for certain. */
const NEAR = 3;
/** Of a summary only so many words tell who is meant; further down stands the background. */
const SUMMARY_TOKENS = 40;

/**
 * Holds an item against every claim. At most one verdict a claim: its rules are tried in their order and the first that is met decides.
 * Conservative: the step must stand in the headline; an irrelevant item bears on nothing, and one whose direction is unsure meets no
 * rule that asks for a direction.
 * @param text  the item cut into words and concepts (`readText`)
 */
export function holdAgainst(text: ItemText, reading: HeldReading, { claims }: Pick<ClaimsFile, 'claims'>): Holding[] {
  const title = text.fields.find(({ field }) => field === 'title');
  if (!title || title.mentions.length === 0 || !reading.relevance.relevant) return [];
  const holdings: Holding[] = [];
  for (const claim of claims) {
    for (const rule of claim.rules) {
      const found = meet(rule, title, text, reading);
      if (!found) continue;
      holdings.push({ claimId: claim.id, rule: rule.id, stance: rule.stance, step: found.step, reason: rule.reason, words: found.words });
      break;
    }
  }
  return holdings;
}

function meet(rule: ClaimRule, title: ReadField, text: ItemText, reading: HeldReading): { step: 'act' | 'statement'; words: string[] } | null {
  const { tags, direction, from } = rule;
  if (direction && (reading.unsure || !direction.includes(reading.direction.value))) return null;
  if (tags && !reading.tags.some(({ tag }) => tags.includes(tag))) return null;
  if (from && (reading.actors.from === null || !from.includes(reading.actors.from))) return null;
  const actsNamed = rule.act.flatMap((term) => findAll(title, term));
  if (actsNamed.length === 0) return null;
  if (rule.without.some((term) => findAll(title, term).length > 0)) return null;
  const clauseOf = rule.reported ? findClauses(title, CLAUSES) : null;
  const acts = actsNamed.filter(({ first }) => clauseOf === null || clauseOf(first) === 'F').sort((a, b) => a.first - b.first);
  const act = acts.find((place) => (rule.undone ? standsUnder(place, UNDOING, NEAR) : !standsUnder(place, UNDOING, REACH)) && (rule.by === undefined || findActor(place, rule.by) !== null));
  if (!act) return null;
  const actor = rule.by ? findActor(act, rule.by) : null;
  const step = reading.kind === 'statement' || standsUnder(act, ONLY_WORDS, REACH) ? 'statement' : 'act';
  if (rule.step && rule.step !== step) return null;
  const places = actor ? [actor, act] : [act];
  for (const alternatives of rule.with) {
    const place = findBeside(alternatives, text, act);
    if (!place) return null;
    places.push(place);
  }
  return { step, words: wordsOf(places) };
}

/** Where a term stands. Positions of tokens, both included. */
interface Place {
  readonly field: ReadField;
  readonly first: number;
  readonly last: number;
  readonly isActor: boolean;
}

function findAll(field: ReadField, term: string): Place[] {
  if (term.startsWith('word:')) {
    const word = term.slice(5);
    const fits = word.endsWith('*') ? (token: string) => token.startsWith(word.slice(0, -1)) : (token: string) => token === word;
    return field.text.tokens.flatMap((token, at) => (fits(token.word) ? [{ field, first: at, last: at, isActor: false }] : []));
  }
  if (!namesIn(field).has(term)) return [];
  return field.mentions.flatMap(({ concept, first, last }) => (fitsConcept(concept, term) ? [{ field, first, last, isActor: isActor(concept) }] : []));
}

const named = new WeakMap<ReadField, ReadonlySet<string>>();

/** Every term but words that a field meets. Told once: the rules ask an item for hundreds of terms, and hardly any is there. */
function namesIn(field: ReadField): ReadonlySet<string> {
  let names = named.get(field);
  if (!names) {
    names = new Set(field.mentions.flatMap(({ concept: { id, groups, side } }) => [id, ...groups.map((group) => `group:${group}`), ...(side ? [`side:${side}`] : [])]));
    named.set(field, names);
  }
  return names;
}

function fitsConcept(concept: { readonly id: string; readonly groups: readonly string[]; readonly side?: string | undefined }, term: string): boolean {
  if (term.startsWith('group:')) return concept.groups.includes(term.slice(6));
  if (term.startsWith('side:')) return concept.side === term.slice(5);
  return concept.id === term;
}

function findBeside(alternatives: readonly string[], text: ItemText, act: Place): Place | null {
  for (const field of text.fields) {
    const places = alternatives.flatMap((term) => findAll(field, term));
    // Who is meant may be said in the summary; what is done must stand in the headline.
    const found = places.filter((place) => place.first !== act.first || place.field !== act.field);
    const fitting = found.filter((place) => field.field === 'title' || (place.isActor && place.first < SUMMARY_TOKENS));
    if (fitting.length > 0) return fitting.reduce((best, place) => (place.first < best.first ? place : best));
  }
  return null;
}

/**
 * The actor after "by" or "from" ("warning from Trump"), else the last one named before the act, in its sentence or the one before (a speaker's colon),
 * takes the step; null when it is none of these.
 */
function findActor(act: Place, terms: readonly string[]): Place | null {
  const { mentions, text } = act.field;
  const mark = text.tokens[act.last + 1]?.word ?? '';
  const isWord = mentions.some(({ concept, first, last }) => first === act.first && last === act.last && SAID_FROM.has(concept.id));
  const behind = BY.has(mark) || (isWord && mark === 'from') ? mentions.find(({ concept, first }) => isActor(concept) && first >= act.last + 2 && first <= act.last + 3) : undefined;
  if (behind) return terms.some((term) => fitsConcept(behind.concept, term)) ? { field: act.field, first: behind.first, last: behind.last, isActor: true } : null;
  const sentence = text.tokens[act.first]?.sentence ?? 0;
  const before = mentions.filter(({ concept, last, first }) => isActor(concept) && last < act.first && (text.tokens[first]?.sentence ?? 0) >= sentence - 1);
  const nearest = Math.max(...before.map(({ last }) => last));
  const actor = before.find(({ concept, last }) => last === nearest && terms.some((term) => fitsConcept(concept, term)));
  return actor ? { field: act.field, first: actor.first, last: actor.last, isActor: true } : null;
}

/** Whether a word of the set stands before the act, near it and in its sentence; one inside the act's own name ("lift sanctions") does not count. */
function standsUnder(act: Place, set: ReadonlySet<string>, reach: number): boolean {
  const { tokens } = act.field.text;
  return act.field.mentions.some(
    ({ concept, first, last }) => set.has(concept.id) && last < act.first && act.first - last <= reach && tokens[first]?.sentence === tokens[act.first]?.sentence,
  );
}

function wordsOf(places: readonly Place[]): string[] {
  const sorted = [...places].sort((a, b) => Number(a.field.field === 'summary') - Number(b.field.field === 'summary') || a.first - b.first);
  return [...new Set(sorted.map(({ field: { text }, first, last }) => text.text.slice(text.tokens[first]?.start ?? 0, text.tokens[last]?.end ?? 0)))];
}
