import type { ClaimId } from '@/lib/domain/claim';
import type { DeskBaseline } from '@/lib/domain/deskBaseline';
import { shippedClaims } from './shippedClaims';

/** What a page needs to name a claim. */
export interface ClaimName {
  /** in the article on the desk; null where that does not make the claim */
  readonly number: number | null;
  readonly text: string;
}
export type ClaimNames = Readonly<Record<ClaimId, ClaimName>>;

/** Numbers of the followed claims, in the order of the article on the desk, by id. */
export const claimNumbers = ({ claims }: DeskBaseline): Readonly<Record<ClaimId, number>> =>
  Object.fromEntries(claims.flatMap(({ followedAs, number }) => (followedAs === null ? [] : [[followedAs, number]])));

/** The claims by id: in the words of the article on the desk, and where that does not make them in those of the one that ships. */
export const claimNames = (desk: DeskBaseline, language: 'en' | 'es'): ClaimNames => ({
  ...Object.fromEntries(shippedClaims().claims.map(({ id, text }) => [id, { number: null, text: text[language] }])),
  ...Object.fromEntries(desk.claims.flatMap(({ followedAs, number, text }) => (followedAs === null ? [] : [[followedAs, { number, text }]]))),
});
