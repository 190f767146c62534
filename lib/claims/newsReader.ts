import { listStatements } from '@/lib/baseline/parseBaseline';
import { shippedBaseline } from '@/lib/baseline/shippedBaseline';
import type { Marks } from '@/lib/domain/marks';
import shippedConcepts from '@/lib/gazetteer/concepts.json';
import { parseGazetteer } from '@/lib/gazetteer/gazetteer';
import type { ItemLanguage } from '@/lib/language/language';
import type { ItemToRead } from '@/lib/tagging/itemText';
import { createReader, hashRules, type ReadingRules } from '@/lib/tagging/reader';
import { parseTaxonomy } from '@/lib/tagging/taxonomy';
import shippedTaxonomy from '@/lib/tagging/taxonomy.json';
import type { Weights } from '@/lib/tagging/weights';
import weights from '@/lib/tagging/weights.json';
import shippedClaims from './claims.json';
import { holdAgainst, type Holding } from './holdAgainst';
import { parseClaims, type ClaimsFile } from './parseClaims';

/** The rule files that an editor has put in place of those that ship, as parsed JSON. The weights are learned and always ship. */
export interface EditedRules {
  readonly concepts?: unknown;
  readonly taxonomy?: unknown;
  readonly claims?: unknown;
}

export interface NewsRules {
  readonly reading: ReadingRules;
  readonly claims: ClaimsFile;
}

/** All that is read in an item at one go. */
export interface NewsReading {
  readonly marks: Marks;
  /** `other` also where the text was not looked at closely, because it names nothing of the story */
  readonly language: ItemLanguage;
  readonly holdings: readonly Holding[];
}

export interface NewsReader {
  /** of the reading and of the claims together: what carries another one is to be read anew */
  readonly rulesVersion: string;
  read(item: ItemToRead): NewsReading;
}

/**
 * Checks the rules that items are read by, those that ship where an editor has none.
 * Errors: throws an Error (a ZodError where the form is wrong) that names each fault.
 */
export function parseNewsRules(edited: EditedRules = {}): NewsRules {
  const gazetteer = parseGazetteer(edited.concepts ?? shippedConcepts);
  const taxonomy = parseTaxonomy(edited.taxonomy ?? shippedTaxonomy);
  // Nobody edits the weights, and checking ten thousand of them in every thread takes longer than all else at its start; a test does it.
  const reading = { gazetteer, taxonomy, weights: weights as unknown as Weights };
  const claims = parseClaims(edited.claims ?? shippedClaims, { concepts: reading.gazetteer.concepts, statements: listStatements(shippedBaseline('en')) });
  return { reading, claims };
}

/** Reads items for everything the desk keeps of them. Building takes as long as a few hundred items. */
export function createNewsReader({ reading, claims }: NewsRules): NewsReader {
  const reader = createReader(reading);
  const rulesVersion = `${reader.rulesVersion}+${claims.version}-${hashRules(claims)}`;
  return {
    rulesVersion,
    read(item) {
      const { reading: read, text } = reader.readWithText(item);
      const { language, ...verdicts } = read;
      return { language, marks: { ...verdicts, rulesVersion }, holdings: text ? holdAgainst(text, read, claims) : [] };
    },
  };
}
