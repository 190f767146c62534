/** What the three processes of the push benchmark say to each other. */
export type ToServer =
  | { readonly do: 'settle' }
  /** `batches` batches of one change each, `everyMs` apart */
  | { readonly do: 'send'; readonly batches: number; readonly everyMs: number };

export type FromServer =
  | { readonly kind: 'listening'; readonly port: number }
  /** bytes, after garbage collection */
  | { readonly kind: 'settled'; readonly rss: number; readonly heap: number; readonly external: number }
  | { readonly kind: 'sent'; readonly cpuMicroseconds: number };

export type ToClients =
  | { readonly do: 'connect'; readonly port: number; readonly count: number; readonly speaks: 'ws' | 'socket.io' }
  | { readonly do: 'count' }
  | { readonly do: 'leave' };

export type FromClients =
  | { readonly kind: 'connected' }
  /** messages since the last count, and how long each was on its way, where it says when it was sent */
  | { readonly kind: 'counted'; readonly messages: number; readonly delaysMs: readonly number[] }
  | { readonly kind: 'left' };

/** Marks, in a headline, when the server had read the feed. */
export const SENT_AT = 'read at ';

/** Milliseconds on the clock all processes of one machine share, with fractions. */
export const sharedNow = (): number => performance.timeOrigin + performance.now();
