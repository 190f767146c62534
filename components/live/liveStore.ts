import type { ConnectionRefusal } from '@/lib/protocol/events';
import type { Snapshot } from '@/lib/protocol/snapshot';
import { liveStateFrom, reduceLive, type LiveAction, type LiveState } from './liveState';

/**
 * connecting   no line yet, on the way to the first one
 * catching-up  connected; what was missed is still coming
 * live         everything is here, and what happens next comes by itself
 * offline      the line was lost; it is being tried again
 */
export type LineStatus = 'connecting' | 'catching-up' | 'live' | 'offline';

/** The line to the server, as the page may show it. */
export interface LineState {
  readonly status: LineStatus;
  /** the build the server runs, when it is another one than this page's: "a new version is ready" */
  readonly newBuild: string | null;
  /** why the server does not let this page in, when it says so */
  readonly refusal: ConnectionRefusal | null;
  /** add to this machine's clock, in milliseconds, for the server's */
  readonly clockOffset: number;
}

export interface LiveView {
  readonly live: LiveState;
  readonly line: LineState;
}

export interface LiveStore {
  getView(): LiveView;
  /** what the server rendered from: the first render in the browser must show the same */
  getInitialView(): LiveView;
  subscribe(listener: () => void): () => void;
  dispatch(action: LiveAction): void;
  setLine(patch: Partial<LineState>): void;
}

/** Holds one page's live state and tells its listeners when it changed. */
export function createLiveStore(initial: Snapshot): LiveStore {
  const initialView: LiveView = {
    live: liveStateFrom(initial),
    line: { status: 'connecting', newBuild: null, refusal: null, clockOffset: 0 },
  };
  let view = initialView;
  const listeners = new Set<() => void>();
  const replace = (next: LiveView) => {
    if (next.live === view.live && next.line === view.line) return;
    view = next;
    for (const listener of [...listeners]) listener();
  };
  return {
    getView: () => view,
    getInitialView: () => initialView,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispatch: (action) => replace({ ...view, live: reduceLive(view.live, action) }),
    setLine(patch) {
      const isSame = Object.entries(patch).every(([key, value]) => view.line[key as keyof LineState] === value);
      if (!isSame) replace({ ...view, line: { ...view.line, ...patch } });
    },
  };
}
