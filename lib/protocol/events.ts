import type { Change } from '@/lib/domain/change';
import type { DataVersion, Sequence } from '@/lib/domain/ids';
import type { PersonalNotice } from '@/lib/domain/personalNotice';
import type { Freshness } from '@/lib/time/freshness';
import type { Instant } from '@/lib/time/instant';
import { changeSchema, dataVersionSchema, freshnessSchema, instantSchema, sequenceSchema } from './records';
import { z, type ZodMiniType } from './zod';

// Every message between browser and server. The rules LU1–LU10 are in docs/live-updates.md; a test keeps that page and
// this file equal.

/** Raised when an older page could no longer understand what is sent. */
export const PROTOCOL_VERSION = 1;
export const SOCKET_PATH = '/socket.io/';

export const HEARTBEAT_MS = 10_000;
/** Two heartbeats and a half: a line that was silent for so long is taken for dead. */
export const SILENCE_MS = 25_000;
/** Bursts are gathered for this long, then sent as one batch. */
export const BATCH_MS = 100;
/** Changes in one `changes` message. */
export const PAGE_CHANGES = 200;
/** A message from a browser longer than this is refused by name. */
export const MESSAGE_MAX_CHARACTERS = 1_024;
/** A frame longer than this is not even read: the connection ends with WebSocket code 1009 or HTTP 413. */
export const FRAME_MAX_BYTES = 16_384;

// --- what a browser says of itself in the handshake ------------------------------------------------------------------

export const SURFACES = ['desk', 'wall'] as const;
export type Surface = (typeof SURFACES)[number];

export interface Handshake {
  readonly protocol: number;
  /** the build the page was rendered by */
  readonly build: string;
  readonly surface: Surface;
}

export const handshakeSchema = z.object({
  protocol: z.number().check(z.int(), z.positive()),
  build: z.string().check(z.minLength(1), z.maxLength(64)),
  surface: z.enum(SURFACES),
}) satisfies ZodMiniType<Handshake>;

/**
 * Why the server did not let a connection in, or ended it; arrives as `connect_error` with these as its `data`, or as
 * `refused` with the event `connect`.
 */
export const CONNECTION_REFUSALS = ['bad-handshake', 'other-protocol', 'not-authorised', 'session-ended', 'unavailable'] as const;
export type ConnectionRefusal = (typeof CONNECTION_REFUSALS)[number];

// --- server to browser -----------------------------------------------------------------------------------------------

/** First message on every connection. */
export interface Welcome {
  readonly protocol: number;
  readonly build: string;
  readonly dataVersion: DataVersion;
  readonly head: Sequence;
  readonly oldest: Sequence;
  readonly serverTime: Instant;
  readonly freshness: Freshness;
}

/** Changes in order: a page that was asked for with `follow`, or a live batch. */
export interface Changes {
  /** the sequence this batch continues from: a browser that stands elsewhere has missed something */
  readonly previous: Sequence;
  readonly changes: readonly Change[];
  /** true: a page, and there are more: ask again from its last. false: nothing is left, later batches come by themselves */
  readonly more: boolean;
}

/**
 * too-old        asked for more than is kept
 * other-history  the store was restored or emptied: its sequences mean something else
 * too-slow       what was waiting for this reader passed the limit and was dropped
 */
export const RESET_REASONS = ['too-old', 'other-history', 'too-slow'] as const;
export type ResetReason = (typeof RESET_REASONS)[number];

/** What the browser holds is of no use any more: fetch a snapshot, then follow from its head. */
export interface Reset {
  readonly reason: ResetReason;
}

export interface Heartbeat {
  readonly serverTime: Instant;
  /** the last sequence that was sent to every browser that follows */
  readonly head: Sequence;
  readonly freshness: Freshness;
}

/**
 * unknown-event  no such event
 * bad-message    not of the event's form; `field` names where
 * too-large      longer than MESSAGE_MAX_CHARACTERS
 * too-often      more messages than the rate allows
 * unavailable    the store could not be read; try again
 * and, for the event `connect`, the reasons of CONNECTION_REFUSALS
 */
export const REFUSAL_REASONS = ['unknown-event', 'bad-message', 'too-large', 'too-often', ...CONNECTION_REFUSALS] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

export interface Refused {
  /** the event that was refused, cut to 64 characters */
  readonly event: string;
  readonly reason: RefusalReason;
  /** the field at fault, e.g. `after`; empty when it is the message as a whole */
  readonly field: string;
}

/** To one person's open pages only: something of theirs has moved, and is asked for by HTTP. */
export interface Personal {
  readonly notice: PersonalNotice;
}

export interface ServerEvents {
  welcome: (message: Welcome) => void;
  changes: (message: Changes) => void;
  reset: (message: Reset) => void;
  heartbeat: (message: Heartbeat) => void;
  refused: (message: Refused) => void;
  personal: (message: Personal) => void;
}

type SchemasOf<Events extends object> = {
  readonly [E in keyof Events]: Events[E] extends (message: infer M) => void ? ZodMiniType<M> : never;
};

export const serverEventSchemas = {
  welcome: z.object({
    protocol: z.number(),
    build: z.string(),
    dataVersion: dataVersionSchema,
    head: sequenceSchema,
    oldest: sequenceSchema,
    serverTime: instantSchema,
    freshness: freshnessSchema,
  }),
  changes: z.object({ previous: sequenceSchema, changes: z.array(changeSchema), more: z.boolean() }),
  reset: z.object({ reason: z.enum(RESET_REASONS) }),
  heartbeat: z.object({ serverTime: instantSchema, head: sequenceSchema, freshness: freshnessSchema }),
  refused: z.object({ event: z.string(), reason: z.enum(REFUSAL_REASONS), field: z.string() }),
  personal: z.object({
    notice: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('watchlists') }),
      z.object({ kind: z.literal('stars') }),
      z.object({ kind: z.literal('alerts'), newest: z.nullable(z.number()), toast: z.boolean(), sound: z.boolean() }),
    ]),
  }),
} satisfies SchemasOf<ServerEvents>;

// --- browser to server -----------------------------------------------------------------------------------------------

/**
 * "This is the last I saw: send what came after, and keep me told." Answered by exactly one of `changes`, `reset`,
 * `refused`. Asked again after each page with `more`, so a browser sets its own pace.
 */
export interface Follow {
  readonly dataVersion: DataVersion;
  readonly after: Sequence;
}

export interface BrowserEvents {
  follow: (message: Follow) => void;
}

export const browserEventSchemas = {
  follow: z.object({ dataVersion: dataVersionSchema, after: sequenceSchema }),
} satisfies SchemasOf<BrowserEvents>;
