import concepts from '@/lib/gazetteer/concepts.json';
import { parseGazetteer } from '@/lib/gazetteer/gazetteer';
import type { ItemToRead } from './itemText';
import { createReader, type ItemReader, type Reading, type ReadingRules } from './reader';
import { parseTaxonomy } from './taxonomy';
import taxonomy from './taxonomy.json';
import { parseWeights } from './weights';
import weights from './weights.json';

/**
 * Checks the three rule files together.
 * Errors: throws a ZodError that names what is wrong; a server calls it at start and before it takes edited files.
 */
export function parseRules(raw: { gazetteer: unknown; taxonomy: unknown; weights: unknown }): ReadingRules {
  return { gazetteer: parseGazetteer(raw.gazetteer), taxonomy: parseTaxonomy(raw.taxonomy), weights: parseWeights(raw.weights) };
}

let shipped: ItemReader | null = null;

/** The reader of the rules that ship with the project; built at the first call. */
export function shippedReader(): ItemReader {
  shipped ??= createReader(parseRules({ gazetteer: concepts, taxonomy, weights }));
  return shipped;
}

/** Reads an item by the rules that ship with the project. */
export const readItem = (item: ItemToRead): Reading => shippedReader().readItem(item);

/** Reads a sentence that is known to be of the story, such as one of the baseline, by the same rules. */
export const readStatement = (statement: ItemToRead): Reading => shippedReader().readStatement(statement);
