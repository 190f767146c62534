'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import { isPreset } from '@/lib/charts/span';
import { readView, withView, type ChartView } from '@/lib/charts/view';

/** How the charts are looked at. It is nowhere but in the address, so that a link draws the same for somebody else. */
export function useView(): { readonly view: ChartView; show(patch: Partial<ChartView>): void } {
  const address = useSearchParams().toString();
  const view = useMemo(() => readView(new URLSearchParams(address)), [address]);
  const show = useCallback((patch: Partial<ChartView>) => {
    // What the address says now: two changes may come before the page is drawn again.
    const now = new URLSearchParams(window.location.search);
    const before = readView(now);
    const next = withView(now, { ...before, ...patch }).toString();
    if (next === now.toString()) return;
    const url = `${window.location.pathname}${next && `?${next}`}${window.location.hash}`;
    // Each pull at a brush would be a step of its own on the way back.
    const isFurtherBrush = patch.span !== undefined && !isPreset(patch.span) && !isPreset(before.span);
    if (isFurtherBrush) window.history.replaceState(null, '', url);
    else window.history.pushState(null, '', url);
  }, []);
  return { view, show };
}
