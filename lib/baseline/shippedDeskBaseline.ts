import { shippedClaims } from '@/lib/claims/shippedClaims';
import type { DeskBaseline } from '@/lib/domain/deskBaseline';
import { shippedBaseline } from './shippedBaseline';

/** The article that ships, with its claims, in a language of the interface. */
export function shippedDeskBaseline(language: 'en' | 'es'): DeskBaseline {
  return {
    baseline: shippedBaseline(language),
    claims: shippedClaims().claims.map(({ id, number, statements, text, tags }) => ({ number, statements, text: text[language], tags, followedAs: id })),
    imported: null,
  };
}
