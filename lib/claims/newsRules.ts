import { listStatements } from '@/lib/baseline/parseBaseline';
import { shippedBaseline } from '@/lib/baseline/shippedBaseline';
import shippedConcepts from '@/lib/gazetteer/concepts.json';
import { parseGazetteer, type Gazetteer } from '@/lib/gazetteer/gazetteer';
import { parseTaxonomy, type Taxonomy } from '@/lib/tagging/taxonomy';
import shippedTaxonomy from '@/lib/tagging/taxonomy.json';
import shippedClaims from './claims.json';
import { parseClaims, type ClaimsFile } from './parseClaims';

/** The rule files that an editor has put in place of those that ship, as parsed JSON. The weights are learned and always ship. */
export interface EditedRules {
  readonly concepts?: unknown;
  readonly taxonomy?: unknown;
  readonly claims?: unknown;
}

/** Rules that are known to be sound. Plain values: they can be handed to a thread, which need not check them again. */
export interface NewsRules {
  readonly gazetteer: Gazetteer;
  readonly taxonomy: Taxonomy;
  readonly claims: ClaimsFile;
}

/**
 * Checks the rules that items are read by, those that ship where an editor has none.
 * Errors: throws an Error (a ZodError where the form is wrong) that names each fault.
 */
export function parseNewsRules(edited: EditedRules = {}): NewsRules {
  const gazetteer = parseGazetteer(edited.concepts ?? shippedConcepts);
  const taxonomy = parseTaxonomy(edited.taxonomy ?? shippedTaxonomy);
  const claims = parseClaims(edited.claims ?? shippedClaims, { concepts: gazetteer.concepts, statements: listStatements(shippedBaseline('en')) });
  return { gazetteer, taxonomy, claims };
}
