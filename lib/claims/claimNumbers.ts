import type { ClaimId } from '@/lib/domain/claim';
import { shippedClaims } from './shippedClaims';

/** Numbers of the claims, in the order of the article, by id: all that a page needs to name one. */
export const claimNumbers = (): Readonly<Record<ClaimId, number>> => Object.fromEntries(shippedClaims().claims.map(({ id, number }) => [id, number]));
