'use client';

import { startTransition, useEffect, useRef, useState } from 'react';
import type { Size } from './plot';
import { takeTurn } from './takeTurn';

/**
 * The size of an element in CSS pixels, rounded; null before it is known and while it is not shown. `scale` is the
 * stylesheet's own for large screens (`--k`), for the few lengths that a drawing needs as numbers. Known one drawing after the other: drawn in
 * one go, those of a desk would hold up the page.
 */
export function useSize() {
  const ref = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<Size | null>(null);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    let known: Size | null = null;
    const measure = () => {
      const { width, height } = element.getBoundingClientRect();
      const scale = Number(getComputedStyle(element).getPropertyValue('--k')) || 1;
      const next = width < 1 || height < 1 ? null : { width: Math.round(width), height: Math.round(height), scale };
      if (next?.width === known?.width && next?.height === known?.height && next?.scale === known?.scale) return;
      known = next;
      setSize(next);
    };
    const observer = new ResizeObserver(measure);
    const giveUp = takeTurn(() => {
      startTransition(measure);
      observer.observe(element);
    });
    return () => {
      giveUp();
      observer.disconnect();
    };
  }, []);
  return { ref, size };
}
