import type { IncomingHttpHeaders } from 'node:http';
import type { Person } from '@/lib/domain/person';
import type { Surface } from '@/lib/protocol/events';
import type { Logger } from '../log';
import type { LiveServer } from './liveServer';
import { withTimeLimit } from './timeLimit';

/** What lets a page listen. Held only as long as its session lasts. */
export type Right = { readonly kind: 'anonymous' } | SessionRight;

export interface SessionRight {
  readonly kind: 'session';
  /** of a person's sign-in, or of a screen's link */
  readonly sessionId: string;
  /** whose it is, as they were when the page came; absent for a screen */
  readonly person?: Person;
  /** where a screen stands */
  readonly address?: string;
}

/** Who may listen, and who no longer may. */
export interface Gatekeeper {
  /** @returns null when this page may not listen. Errors: rejects when it cannot be told right now. */
  authorise(request: { headers: IncomingHttpHeaders; remoteAddress: string; surface: Surface }): Promise<Right | null>;
  /** Which sessions among these have ended, or are another by now (another role). Errors: rejects when it cannot be told right now. */
  endedSessions(held: readonly SessionRight[]): Promise<ReadonlySet<string>>;
}

/** Everyone who can reach the server may read along: a line without a door before it. */
export const openToAll: Gatekeeper = {
  authorise: async () => ({ kind: 'anonymous' }),
  endedSessions: async () => new Set(),
};

/** LU6 allows ten seconds: two looks, and the time the second may take. */
export const LOOK_AT_RIGHTS_MS = 3_000;
const ANSWER_MS = 2_000;

/**
 * Ends the connections whose session has ended (LU6), on whichever node they are. When that cannot be found out for two
 * looks in a row, those of every session end: they come back when their right can be shown again.
 */
export function watchRights(parts: { io: LiveServer; gatekeeper: Gatekeeper; log: Logger; everyMs: number }): { stop(): void } {
  const { io, gatekeeper, log, everyMs } = parts;
  let unknown = 0;
  let isLooking = false;

  async function look() {
    const held: SessionRight[] = [];
    for (const page of io.of('/').sockets.values()) {
      if (page.data.right.kind === 'session') held.push(page.data.right);
    }
    if (held.length === 0) return;
    try {
      end(await withTimeLimit(gatekeeper.endedSessions(held), ANSWER_MS));
      unknown = 0;
    } catch (error) {
      unknown++;
      log.warn({ err: error }, 'sessions could not be checked');
      if (unknown >= 2) end(new Set(held.map(({ sessionId }) => sessionId)));
    }
  }

  function end(ended: ReadonlySet<string>) {
    if (ended.size === 0) return;
    for (const page of [...io.of('/').sockets.values()]) {
      const { right } = page.data;
      if (right.kind !== 'session' || !ended.has(right.sessionId)) continue;
      page.emit('refused', { event: 'connect', reason: 'session-ended', field: '' });
      page.disconnect(true);
    }
  }

  const timer = setInterval(() => {
    if (isLooking) return;
    isLooking = true;
    void look().finally(() => (isLooking = false));
  }, everyMs);
  return { stop: () => clearInterval(timer) };
}
