import { NOBODY, type Actor } from '@/lib/domain/person';

/** Written by the door in front of the pages, which takes away what a client may have put there. */
export const ACTOR_HEADER = 'x-entente-actor';

/** Who asks, as the door found it. Without its word: nobody. */
export function actorOf(headers: { get(name: string): string | null }): Actor {
  const written = headers.get(ACTOR_HEADER);
  return written === null ? NOBODY : (JSON.parse(decodeURIComponent(written)) as Actor);
}

/** The header's value; a name may hold letters that a header may not. */
export const writeActor = (actor: Actor): string => encodeURIComponent(JSON.stringify(actor));
