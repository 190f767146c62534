import { flushSync } from 'react-dom';

/** Changes what is shown by a short cross-fade (its length stands in wall.css); at once where motion is not wanted, cannot be made, or is not seen. */
export function crossFade(change: () => void): void {
  const isStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches || document.visibilityState === 'hidden';
  if (isStill || typeof document.startViewTransition !== 'function') return change();
  const transition = document.startViewTransition(() => flushSync(change));
  // A fade that is cut short by the next one has still changed what is shown.
  const ignore = () => undefined;
  transition.ready.catch(ignore);
  transition.finished.catch(ignore);
}
