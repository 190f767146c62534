import { PROTOCOL_VERSION, handshakeSchema, type ConnectionRefusal } from '@/lib/protocol/events';
import type { Instant } from '@/lib/time/instant';
import type { Logger } from '../log';
import type { CatchUp } from './catchUp';
import { checkMessages } from './checkMessages';
import type { Feeder } from './feeder';
import type { Heart } from './heartbeat';
import type { LivePage, LiveServer } from './liveServer';
import type { Gatekeeper } from './rights';

export interface ConnectParts {
  readonly io: LiveServer;
  readonly build: string;
  readonly feeder: Feeder;
  readonly heart: Heart;
  readonly catchUp: CatchUp;
  readonly gatekeeper: Gatekeeper;
  readonly now: () => Instant;
  readonly log: Logger;
}

/** A refusal as `connect_error` carries it: `data` says why, and which build runs here, so that an old page can tell. */
class HandshakeRefused extends Error {
  readonly data: { readonly reason: ConnectionRefusal; readonly field: string; readonly build: string };
  constructor(reason: ConnectionRefusal, build: string, field = '') {
    super(reason);
    this.data = { reason, field, build };
  }
}

/** Lets pages in: handshake, right, welcome; then listens to what they ask. */
export function acceptPages({ io, build, feeder, heart, catchUp, gatekeeper, now, log }: ConnectParts): void {
  io.use((page, next) => {
    void letIn(page).then(
      (refusal) => next(refusal ?? undefined),
      (error: unknown) => {
        log.warn({ err: error }, 'a page could not be let in');
        next(new HandshakeRefused('unavailable', build));
      },
    );
  });

  async function letIn(page: LivePage): Promise<HandshakeRefused | null> {
    const handshake = handshakeSchema.safeParse(page.handshake.auth);
    if (!handshake.success) return new HandshakeRefused('bad-handshake', build, handshake.error.issues[0]?.path.join('.'));
    const { protocol, surface } = handshake.data;
    if (protocol !== PROTOCOL_VERSION) return new HandshakeRefused('other-protocol', build);
    const right = await gatekeeper.authorise({ headers: page.handshake.headers, remoteAddress: page.conn.remoteAddress, surface });
    if (!right) return new HandshakeRefused('not-authorised', build);
    await heart.freshness();
    if (!feeder.place()) return new HandshakeRefused('unavailable', build);
    page.data = { surface, right, isAsking: false, nextPage: null };
    return null;
  }

  io.on('connection', (page) => {
    void welcome(page).catch((error: unknown) => {
      log.warn({ err: error }, 'a page could not be welcomed');
      page.disconnect(true);
    });
    checkMessages(page, () => performance.now());
    page.on('follow', (asked) => catchUp.follow(page, asked));
    forgetRequest(page);
  });

  async function welcome(page: LivePage) {
    const freshness = await heart.freshness();
    const place = feeder.place();
    if (!place) return void page.disconnect(true);
    page.emit('welcome', {
      protocol: PROTOCOL_VERSION,
      build,
      dataVersion: place.dataVersion,
      head: place.cursor,
      oldest: place.oldest,
      serverTime: now(),
      freshness,
    });
  }
}

/**
 * Lets go of the HTTP request a connection began with: with its headers, its parser's strings and its socket it is about
 * half of what an open page costs.
 */
function forgetRequest(page: LivePage): void {
  (page.conn as { request: unknown }).request = null;
  page.handshake.headers = {};
  page.handshake.query = {};
}
