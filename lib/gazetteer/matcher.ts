import { tokenise, type Token, type TokenisedText } from '@/lib/language/tokens';
import type { Concept, Gazetteer } from './gazetteer';

/** A concept found in a text. `first` and `last` are positions of tokens, both included. */
export interface Mention {
  readonly concept: Concept;
  readonly first: number;
  readonly last: number;
}

export interface Matcher {
  /**
   * All concepts named in a text, longest name first where names overlap in the same concept kind.
   * @param language  of the text; decides what capitals mean where the text is all in capitals
   * Cost: one walk of at most MAX_NAME_TOKENS steps from each token.
   */
  find(text: TokenisedText, language: string): Mention[];
}

interface Ending {
  readonly concept: Concept;
  /** set for a name that counts only in capitals: the language it belongs to */
  readonly acronymOf: string | null;
  /** the other language gives the same capitals another meaning: EU is the European Union in English, the United States in Spanish */
  readonly isShared: boolean;
}

interface Node {
  /** null where no name goes on, as after most: ten thousand empty maps are half of what building costs */
  exact: Map<string, Node> | null;
  /** names ending in `*`: the part before it */
  prefixes: Map<string, Node> | null;
  prefixLengths: number[];
  readonly endings: Ending[];
}

const MAX_NAME_TOKENS = 8;
const MAX_NAME_CHARS = 200;

const createNode = (): Node => ({ exact: null, prefixes: null, prefixLengths: [], endings: [] });

/** Builds the matcher once; finding is then linear in the length of the text. */
export function createMatcher(gazetteer: Gazetteer): Matcher {
  const root = createNode();
  const meanings = new Map<string, Set<Concept>>();
  for (const concept of gazetteer.concepts) for (const name of [...(concept.acronyms.en ?? []), ...(concept.acronyms.es ?? [])]) meanings.set(name, (meanings.get(name) ?? new Set()).add(concept));
  for (const concept of gazetteer.concepts) {
    const names = concept.labelsOnly ? concept.aliases : [concept.en, concept.es, ...concept.aliases];
    const acronyms = [...(concept.acronyms.en ?? []), ...(concept.acronyms.es ?? [])];
    for (const name of new Set(names)) if (!acronyms.includes(name)) addName(root, name, { concept, acronymOf: null, isShared: false });
    for (const language of ['en', 'es'] as const) {
      for (const name of concept.acronyms[language] ?? []) addName(root, name, { concept, acronymOf: language, isShared: (meanings.get(name)?.size ?? 0) > 1 });
    }
  }
  return { find: (text, language) => keepLongest(findAll(root, text, language)) };
}

function addName(root: Node, name: string, ending: Ending): void {
  let node = root;
  for (const part of name.trim().split(/\s+/)) {
    const open = part.endsWith('*');
    const words = tokenise(part, MAX_NAME_CHARS).tokens.map((token) => token.word);
    for (const [index, word] of words.entries()) node = stepInto(node, word, open && index === words.length - 1);
  }
  if (node === root) throw new Error(`the name "${name}" of concept "${ending.concept.id}" holds no word`);
  if (!node.endings.some((known) => known.concept === ending.concept)) node.endings.push(ending);
}

function stepInto(node: Node, word: string, open: boolean): Node {
  const children = open ? (node.prefixes ??= new Map()) : (node.exact ??= new Map());
  let next = children.get(word);
  if (!next) {
    next = createNode();
    children.set(word, next);
    if (open && !node.prefixLengths.includes(word.length)) node.prefixLengths = [...node.prefixLengths, word.length].sort((a, b) => a - b);
  }
  return next;
}

function findAll(root: Node, text: TokenisedText, language: string): Mention[] {
  const { tokens, caseTells } = text;
  const found: Mention[] = [];
  const walk = (node: Node, first: number, at: number): void => {
    const token = tokens[at];
    if (!token || at - first >= MAX_NAME_TOKENS) return;
    const exact = node.exact?.get(token.word);
    if (exact) arrive(exact, first, at);
    for (const length of node.prefixLengths) {
      if (length > token.word.length) break;
      const open = node.prefixes?.get(token.word.slice(0, length));
      if (open) arrive(open, first, at);
    }
  };
  const arrive = (node: Node, first: number, last: number): void => {
    for (const { concept, acronymOf, isShared } of node.endings) {
      const isOwn = acronymOf === language;
      if (acronymOf === null || isAcronym(tokens, first, last, caseTells, isOwn, isShared)) found.push({ concept, first, last });
    }
    walk(node, first, last + 1);
  };
  for (let first = 0; first < tokens.length; first += 1) walk(root, first, first);
  return found;
}

/** Where case tells, capitals decide; where it does not, the language: "UN" is the United Nations in English and an article in Spanish. */
function isAcronym(tokens: readonly Token[], first: number, last: number, caseTells: boolean, isOwn: boolean, isShared: boolean): boolean {
  if (!isOwn && (isShared || !caseTells)) return false;
  if (!caseTells) return true;
  for (let at = first; at <= last; at += 1) if (!tokens[at]?.capitals) return false;
  return true;
}

/**
 * Drops what lies inside a longer name: "Bank" in "World Bank", "peace" in "Nobel Peace Prize". An act or a topic hides nothing:
 * "release of Maduro" also names Maduro.
 */
function keepLongest(found: Mention[]): Mention[] {
  found.sort((a, b) => a.first - b.first || b.last - a.last || compareIds(a, b));
  const kept: Mention[] = [];
  let name: Mention | null = null;
  for (const mention of found) {
    const inside: boolean = name !== null && mention.last <= name.last && !(mention.first === name.first && mention.last === name.last);
    if (inside) continue;
    const before = kept[kept.length - 1];
    if (before && before.concept === mention.concept && before.first === mention.first && before.last === mention.last) continue;
    kept.push(mention);
    if (isName(mention.concept) && (name === null || mention.last > name.last)) name = mention;
  }
  return kept;
}

const isName = (concept: Concept): boolean => concept.kind !== 'act' && concept.kind !== 'topic' && concept.kind !== 'word';

const compareIds = (a: Mention, b: Mention): number => (a.concept.id < b.concept.id ? -1 : a.concept.id > b.concept.id ? 1 : 0);
