import type { SessionId } from '@/lib/domain/ids';
import type { Actor } from '@/lib/domain/person';
import type { Instant } from '@/lib/time/instant';
import type { SessionStore, StandingSession } from '../store/peopleStore';

/** What has changed since is noticed at the latest after this long, on every node. */
const MEMORY_MS = 3_000;
const MAX_REMEMBERED = 5_000;
/** A page asks for many things at once; when it was last used matters to the minute. */
const SEEN_EVERY_MS = 60_000;

export interface SessionMemory {
  /** Who a session is, or null when it has ended. Notes that it was used. Errors: `StoreUnavailable`. */
  actorOf(id: SessionId, address: string): Promise<Extract<Actor, { kind: 'person' }> | null>;
  /** Something changed on this node: the next question asks the store. */
  forget(): void;
}

/** Spares the store a question for every request of a page. */
export function createSessionMemory({ sessions, now }: { readonly sessions: SessionStore; readonly now: () => Instant }): SessionMemory {
  const remembered = new Map<SessionId, { at: number; found: Promise<StandingSession | null> }>();

  return {
    async actorOf(id, address) {
      const at = now();
      let entry = remembered.get(id);
      if (!entry || at - entry.at >= MEMORY_MS || at < entry.at) {
        entry = { at, found: sessions.standing([id], at).then(([found]) => found ?? null) };
        remembered.delete(id);
        if (remembered.size >= MAX_REMEMBERED) remembered.delete(remembered.keys().next().value as SessionId);
        remembered.set(id, entry);
        entry.found.catch(() => remembered.delete(id));
      }
      const found = await entry.found;
      if (!found || found.session.expiresAt <= at) return null;
      if (at - found.session.seenAt >= SEEN_EVERY_MS || found.session.address !== address) {
        entry.found = Promise.resolve({ ...found, session: { ...found.session, seenAt: at, address } });
        // Nobody waits for it, and a store that cannot write still serves readers.
        void sessions.seen(id, at, address).catch(() => undefined);
      }
      return { kind: 'person', person: found.person, sessionId: id };
    },
    forget: () => remembered.clear(),
  };
}
