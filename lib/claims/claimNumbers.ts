import type { ClaimId } from '@/lib/domain/claim';
import { shippedClaims } from './shippedClaims';

/** What a page needs to name a claim. */
export interface ClaimName {
  readonly number: number;
  readonly text: string;
}
export type ClaimNames = Readonly<Record<ClaimId, ClaimName>>;

/** Numbers of the claims, in the order of the article, by id. */
export const claimNumbers = (): Readonly<Record<ClaimId, number>> => Object.fromEntries(shippedClaims().claims.map(({ id, number }) => [id, number]));

/** The claims by id, in a reader's language. */
export const claimNames = (language: 'en' | 'es'): ClaimNames => Object.fromEntries(shippedClaims().claims.map(({ id, number, text }) => [id, { number, text: text[language] }]));
