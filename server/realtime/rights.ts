import type { IncomingHttpHeaders } from 'node:http';
import type { Surface } from '@/lib/protocol/events';
import type { Logger } from '../log';
import type { LiveServer } from './liveServer';
import { withTimeLimit } from './timeLimit';

/** What lets a page listen. Held only as long as its session lasts. */
export type Right = { readonly kind: 'anonymous' } | { readonly kind: 'session'; readonly sessionId: string };

/** Who may listen, and who no longer may. */
export interface Gatekeeper {
  /** @returns null when this page may not listen. Errors: rejects when it cannot be told right now. */
  authorise(request: { headers: IncomingHttpHeaders; surface: Surface }): Promise<Right | null>;
  /** Which of these sessions have ended. Errors: rejects when it cannot be told right now. */
  endedSessions(sessionIds: readonly string[]): Promise<ReadonlySet<string>>;
}

/** Until there are accounts everyone who can reach the server may read along. */
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
    const sessions = new Set<string>();
    for (const page of io.of('/').sockets.values()) {
      if (page.data.right.kind === 'session') sessions.add(page.data.right.sessionId);
    }
    if (sessions.size === 0) return;
    try {
      end(await withTimeLimit(gatekeeper.endedSessions([...sessions]), ANSWER_MS));
      unknown = 0;
    } catch (error) {
      unknown++;
      log.warn({ err: error }, 'sessions could not be checked');
      if (unknown >= 2) end(sessions);
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
