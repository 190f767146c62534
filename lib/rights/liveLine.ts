import type { BrowserEvents, ServerEvents } from '@/lib/protocol/events';
import type { Action } from './actions';

/**
 * What it takes to open the live line. A screen opens it with its link, as the wall it shows; a token may end any moment and is not watched there, so
 * it opens no more than anybody may read.
 */
export const LISTENING: Action = 'read';

/** What it takes to send each message of a browser, and to be sent each of the server's, once the line is open. */
export const MESSAGES = {
  follow: 'read',
  welcome: 'read',
  changes: 'read',
  reset: 'read',
  heartbeat: 'read',
  refused: 'read',
  personal: 'own',
} as const satisfies Record<keyof BrowserEvents | keyof ServerEvents, Action>;
