'use client';

import type { ReactNode } from 'react';
import { useLater } from '@/components/ui/useLater';

const loadLine = () => import('./BlindSpotsLine').then((module) => module.BlindSpotsLine);

/**
 * What is missing: as the server drew it until the code has come that keeps it up to date, for which the first load has no room.
 * @param children  the server's drawing
 */
export function BlindStrip({ children }: { children: ReactNode }) {
  const { Part } = useLater(loadLine);
  return Part ? <Part /> : children;
}
