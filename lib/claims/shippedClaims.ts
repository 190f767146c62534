import { listStatements } from '@/lib/baseline/parseBaseline';
import { shippedBaseline } from '@/lib/baseline/shippedBaseline';
import concepts from '@/lib/gazetteer/concepts.json';
import { parseGazetteer } from '@/lib/gazetteer/gazetteer';
import claims from './claims.json';
import { parseClaims, type ClaimsFile } from './parseClaims';

let shipped: ClaimsFile | null = null;

/** The claims cut from the article that ships with the project; checked at the first call. */
export function shippedClaims(): ClaimsFile {
  shipped ??= parseClaims(claims, { concepts: parseGazetteer(concepts).concepts, statements: listStatements(shippedBaseline('en')) });
  return shipped;
}
