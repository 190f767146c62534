'use client';

import { lazy, Suspense } from 'react';
import { useWallReload } from '@/components/live/useWallReload';
import type { WallProps } from './WallScreen';

/** In one piece, so that no scene is missing when the network is. */
const WallScreen = lazy(async () => ({ default: (await import('./WallScreen')).WallScreen }));

/** The wall, drawn by the server at once; the browser keeps that until its code has come, which is no part of the first load. */
export function Wall(props: WallProps) {
  // Here and not in the code that comes later: that of an older build may be gone.
  useWallReload();
  return (
    <Suspense fallback={null}>
      <WallScreen {...props} />
    </Suspense>
  );
}
