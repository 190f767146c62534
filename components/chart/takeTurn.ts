/** When nothing else is due, and after this time at the latest, in milliseconds. */
const AT_LATEST_MS = 500;

const waiting = new Set<() => void>();
/** set while the next one is called for */
let callOff: (() => void) | null = null;

/**
 * Puts off work that would hold up the page if it were all done at once: one piece at a time, whenever the page is idle.
 * @returns takes it back, when it has not been done
 */
export function takeTurn(work: () => void): () => void {
  // A function of its own: the same work may wait twice.
  const own = () => work();
  waiting.add(own);
  callOff ??= callNext();
  return () => {
    waiting.delete(own);
    if (waiting.size > 0) return;
    callOff?.();
    callOff = null;
  };
}

function callNext(): () => void {
  if ('requestIdleCallback' in window) {
    const call = requestIdleCallback(doNext, { timeout: AT_LATEST_MS });
    return () => cancelIdleCallback(call);
  }
  const timer = setTimeout(doNext, 0);
  return () => clearTimeout(timer);
}

function doNext() {
  const [next] = waiting;
  if (next) waiting.delete(next);
  // Before it works: one that fails does not stop the others.
  callOff = waiting.size > 0 ? callNext() : null;
  next?.();
}
