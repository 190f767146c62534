'use client';

import { lazy, Suspense } from 'react';

const BlindSpotsLine = lazy(() => import('./BlindSpotsLine').then((module) => ({ default: module.BlindSpotsLine })));

/** What is missing, drawn by the server at once; its code comes after the page, whose first load has no room for it. */
export function BlindStrip() {
  return (
    <Suspense>
      <BlindSpotsLine />
    </Suspense>
  );
}
