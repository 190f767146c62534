'use client';

import { useEffect, useRef, useState } from 'react';

/**
 * The size of an element in CSS pixels, rounded; null before it is known and while it is not shown. `scale` is the
 * stylesheet's own for large screens (`--k`), for the few lengths that a drawing needs as numbers.
 */
export function useSize() {
  const ref = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<{ width: number; height: number; scale: number } | null>(null);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () => {
      const { width, height } = element.getBoundingClientRect();
      setSize((before) => {
        if (width < 1 || height < 1) return null;
        const scale = Number(getComputedStyle(element).getPropertyValue('--k')) || 1;
        const next = { width: Math.round(width), height: Math.round(height), scale };
        return before?.width === next.width && before.height === next.height && before.scale === scale ? before : next;
      });
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, []);
  return { ref, size };
}
