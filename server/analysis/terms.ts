/** Work that is done for as long as this node is the poller. */
export interface Terms {
  /** Begins under this epoch, after the term before it has ended. */
  start(epoch: number): void;
  /** Ends the term, and waits for it. */
  stop(): Promise<void>;
}

/** One term after the other, never two at once. @param serve  ends soon after its signal does */
export function createTerms(serve: (epoch: number, signal: AbortSignal) => Promise<void>): Terms {
  let term: { readonly abort: AbortController; readonly ended: Promise<void> } | null = null;
  return {
    start(epoch) {
      term?.abort.abort();
      const abort = new AbortController();
      const before = term?.ended ?? Promise.resolve();
      term = { abort, ended: before.then(() => serve(epoch, abort.signal)) };
    },
    async stop() {
      term?.abort.abort();
      await term?.ended;
      term = null;
    },
  };
}
