import type { ClaimsFile } from '@/lib/claims/parseClaims';
import type { ClaimId } from '@/lib/domain/claim';
import type { Tag } from '@/lib/domain/tag';
import concepts from '@/lib/gazetteer/concepts.json';
import { parseGazetteer } from '@/lib/gazetteer/gazetteer';
import { createMatcher } from '@/lib/gazetteer/matcher';
import { tokenise } from '@/lib/language/tokens';
import { stem } from '@/lib/tagging/stem';
import { STOP_WORDS } from '@/lib/tagging/stopWords';
import { listStatements } from './parseBaseline';
import { shippedBaseline } from './shippedBaseline';

/** How like a passage of a claim a statement must be (0…1) before the claim is proposed for it. A wrong claim is worse than none. */
const LIKE_ENOUGH = 0.4;
/** What the share of common tags adds to likeness. */
const TAG_WEIGHT = 0.2;
const READ_CHARS = 1_000;

/**
 * Finds the claim that says what a statement says: by the words and named concepts they share, rare ones counting more, and by
 * their tags. Only a proposal: an editor decides.
 */
export function createClaimFinder(language: 'en' | 'es', file: Pick<ClaimsFile, 'claims'>): (text: string, tags: readonly Tag[]) => ClaimId | null {
  const matcher = createMatcher(parseGazetteer(concepts));
  const featuresOf = (text: string): ReadonlySet<string> => {
    const tokens = tokenise(text, READ_CHARS);
    const words = tokens.tokens.filter(({ word }) => !STOP_WORDS.has(word)).map(({ word }) => stem(word, language));
    return new Set([...words, ...matcher.find(tokens, language).map(({ concept }) => `#${concept.id}`)]);
  };
  const statements = new Map(listStatements(shippedBaseline(language)).map(({ id, text }) => [id, text]));
  const claims = file.claims.map(({ id, tags, text, statements: ids }) => ({
    id,
    tags,
    passages: [text[language], ...ids.flatMap((statement) => statements.get(statement) ?? [])].map(featuresOf),
  }));
  const weight = rarity(claims.map(({ passages }) => new Set(passages.flatMap((passage) => [...passage]))));

  return (text, tags) => {
    const own = featuresOf(text);
    let best: { id: ClaimId; score: number } | null = null;
    for (const claim of claims) {
      const shared = tags.filter((tag) => claim.tags.includes(tag)).length / new Set([...tags, ...claim.tags]).size;
      const score = Math.max(...claim.passages.map((passage) => likeness(own, passage, weight))) + TAG_WEIGHT * shared;
      if (!best || score > best.score) best = { id: claim.id, score };
    }
    return best && best.score >= LIKE_ENOUGH ? best.id : null;
  };
}

/** ln(1 + claims ÷ claims that use it); of a word that none uses, as of one that a single claim uses. */
function rarity(claims: readonly ReadonlySet<string>[]): (feature: string) => number {
  const uses = new Map<string, number>();
  for (const claim of claims) for (const feature of claim) uses.set(feature, (uses.get(feature) ?? 0) + 1);
  return (feature) => Math.log(1 + claims.length / (uses.get(feature) ?? 1));
}

/** Cosine of the two sets, each feature weighed by its rarity. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>, weight: (feature: string) => number): number {
  const sum = (features: Iterable<string>) => [...features].reduce((total, feature) => total + weight(feature) ** 2, 0);
  const both = [...a].filter((feature) => b.has(feature));
  return both.length === 0 ? 0 : sum(both) / Math.sqrt(sum(a) * sum(b));
}
