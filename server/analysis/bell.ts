import type { Store } from '../store/store';

export interface Bell {
  ring(): void;
  /** Comes back when it has rung since the last time, or after so long, or when the signal says so. */
  rung(withinMs: number): Promise<void>;
  stop(): void;
}

/** Rings when something was committed, or somebody rings it; a ring that nobody waits for is remembered. */
export function createBell({ changes }: Pick<Store, 'changes'>, signal: AbortSignal): Bell {
  let hasRung = false;
  let answer: (() => void) | null = null;
  const ring = () => {
    hasRung = true;
    answer?.();
  };
  const stopListening = changes.onCommit(ring);
  signal.addEventListener('abort', ring, { once: true });
  return {
    ring,
    async rung(withinMs) {
      if (!hasRung && !signal.aborted) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, withinMs);
          answer = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      answer = null;
      hasRung = false;
    },
    stop() {
      stopListening();
      signal.removeEventListener('abort', ring);
    },
  };
}
