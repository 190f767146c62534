import type { ClaimsFile } from '@/lib/claims/parseClaims';
import { shippedClaims } from '@/lib/claims/shippedClaims';
import type { DeskBaseline } from '@/lib/domain/deskBaseline';
import { shippedBaseline } from './shippedBaseline';

/**
 * The article that ships, with its claims, in a language of the interface.
 * @param file  the claims cut from it, where an editor has put others in place of those that ship
 */
export function shippedDeskBaseline(language: 'en' | 'es', file: Pick<ClaimsFile, 'claims'> = shippedClaims()): DeskBaseline {
  return {
    baseline: shippedBaseline(language),
    claims: file.claims.map(({ id, number, statements, text, tags }) => ({ number, statements, text: text[language], tags, followedAs: id })),
    imported: null,
  };
}
