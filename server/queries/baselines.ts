import { shippedDeskBaseline } from '@/lib/baseline/shippedDeskBaseline';
import type { DeskBaseline } from '@/lib/domain/deskBaseline';
import { ok, type Result } from '@/lib/domain/result';
import type { Problem } from '@/lib/protocol/problem';
import { answering } from './answering';

/**
 * The article on the desk: the newest import that is not withdrawn, else the one that ships, in the language asked for.
 * Errors: `store-unavailable`.
 */
export function deskBaseline(language: 'en' | 'es'): Promise<Result<DeskBaseline, Problem>> {
  return answering(async () => ok(shippedDeskBaseline(language)));
}
