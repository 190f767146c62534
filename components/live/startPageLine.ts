import { PROTOCOL_VERSION, type Surface } from '@/lib/protocol/events';
import { fetchSnapshot } from './fetchSnapshot';
import { startLiveConnection, type LiveConnection } from './liveConnection';
import type { LiveStore } from './liveStore';
import { openSocket } from './openSocket';
import { tellPersonal } from './personalWords';

/** The analyst places an update within a fifth of a second, as a rule. */
const HOLD_MS = 500;

/** Connects a page with this browser's own socket, clock and chance. Loaded after the page has been drawn. */
export function startPageLine(store: LiveStore, surface: Surface): LiveConnection {
  return startLiveConnection({
    store,
    socket: openSocket({ protocol: PROTOCOL_VERSION, build: store.getView().live.build, surface }),
    fetchSnapshot,
    tellPersonal,
    holdMs: HOLD_MS,
    now: Date.now,
    random: Math.random,
  });
}
