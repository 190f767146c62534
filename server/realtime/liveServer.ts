import type { Server, Socket } from 'socket.io';
import type { Sequence } from '@/lib/domain/ids';
import type { BrowserEvents, ServerEvents, Surface } from '@/lib/protocol/events';
import type { Right } from './rights';

/** What the server remembers of one open page. */
export interface PageMemory {
  surface: Surface;
  right: Right;
  /** a `follow` of this page is being answered */
  isAsking: boolean;
  /** after a page with `more`: where the next one starts; asking for it is not counted against the rate */
  nextPage: Sequence | null;
}

// Nothing is sent between Socket.IO servers: nodes meet in the store.
type NoEvents = Record<string, never>;
export type LiveServer = Server<BrowserEvents, ServerEvents, NoEvents, PageMemory>;
export type LivePage = Socket<BrowserEvents, ServerEvents, NoEvents, PageMemory>;

/** The pages that have everything and are sent each batch. */
export const FOLLOWING = 'following';
