'use client';

import { useEffect } from 'react';

/** Keeps the screen on for as long as the page is seen. The browser lets go whenever it is hidden, so it is asked anew each time. */
export function useWakeLock(): void {
  useEffect(() => {
    if (!('wakeLock' in navigator)) return;
    let lock: WakeLockSentinel | null = null;
    let isClosed = false;
    const hold = async () => {
      if (document.visibilityState !== 'visible' || (lock !== null && !lock.released)) return;
      // Refused on a low battery: the wall works without it, and asks again when it is next seen.
      lock = await navigator.wakeLock.request('screen').catch(() => null);
      if (isClosed) void lock?.release();
    };
    const again = () => void hold();
    again();
    document.addEventListener('visibilitychange', again);
    return () => {
      isClosed = true;
      document.removeEventListener('visibilitychange', again);
      void lock?.release();
    };
  }, []);
}
