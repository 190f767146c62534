'use client';

import { lazy, Suspense, type ComponentProps } from 'react';

const ToldNotices = lazy(() => import('./ToldNotices').then((module) => ({ default: module.ToldNotices })));

/** What somebody was told, drawn by the server; what makes it live comes after the page, which most readers need none of. */
export function AlertNotices(told: ComponentProps<typeof ToldNotices>) {
  return (
    <Suspense>
      <ToldNotices {...told} />
    </Suspense>
  );
}
