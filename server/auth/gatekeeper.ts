import { roleOf } from '@/lib/domain/person';
import { mayDo, type Access } from '@/lib/rights/actions';
import { LISTENING } from '@/lib/rights/liveLine';
import { sessionId } from '@/lib/domain/ids';
import type { Instant } from '@/lib/time/instant';
import type { Gatekeeper } from '../realtime/rights';
import type { SessionStore } from '../store/peopleStore';
import type { WallGate } from '../wall/gate';
import { addressOf } from './clientAddress';
import type { AddressRanges } from './addressRanges';
import type { Identify } from './identify';

/** Sockets of screens are held by their link's name, so that revoking it ends them; a session's name has no colon. */
const WALL = 'wall:';

/** Who may listen on the live line: as for every page, by session, token or wall link. */
export function createGatekeeper(parts: { access: Access; identify: Identify; sessions: SessionStore; wall: WallGate; trustedProxies: AddressRanges; now: () => Instant }): Gatekeeper {
  const { access, identify, sessions, wall, trustedProxies, now } = parts;
  return {
    async authorise({ headers, surface, remoteAddress }) {
      const address = addressOf(remoteAddress, headers, trustedProxies);
      const identified = await identify(headers, address);
      if (identified.kind === 'wrong-token') return null;
      const { actor, screen } = identified;
      if (actor.kind === 'person') return { kind: 'session', sessionId: actor.sessionId, person: actor.person };
      // A wall whose link was revoked stays dark, also where anybody may read the desk.
      if (surface === 'wall' && screen.kind === 'refused') return null;
      if (surface === 'wall' && screen.kind === 'admitted') {
        wall.seen(screen.linkId, address);
        return { kind: 'session', sessionId: `${WALL}${screen.linkId}`, address };
      }
      // A program's token may end any moment and is not watched here: it opens no more than anybody may read.
      return mayDo(LISTENING, actor.kind === 'token' ? null : roleOf(actor), access) ? { kind: 'anonymous' } : null;
    },

    async endedSessions(held) {
      const ids = held.map(({ sessionId: id }) => id);
      const links = [...new Set(ids)].filter((id) => id.startsWith(WALL)).map((id) => id.slice(WALL.length));
      const people = ids.filter((id) => !id.startsWith(WALL));
      const [endedLinks, standing] = await Promise.all([wall.endedLinks(links), people.length > 0 ? sessions.standing([...new Set(people)].map(sessionId), now()) : []]);
      const roles = new Map<string, string>(standing.map(({ session, person }) => [session.id, person.role]));
      const gone = new Set(endedLinks.map((id) => `${WALL}${id}`));
      for (const right of held) {
        if (right.sessionId.startsWith(WALL)) {
          if (!gone.has(right.sessionId)) wall.seen(right.sessionId.slice(WALL.length), right.address ?? '');
        } else if (roles.get(right.sessionId) !== right.person?.role) {
          // Ended, or of another role by now: it comes back with what it may do from here on.
          gone.add(right.sessionId);
        }
      }
      return gone;
    },
  };
}
