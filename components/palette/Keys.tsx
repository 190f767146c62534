'use client';

import { useLater } from '@/components/ui/useLater';

const loadKeys = () => import('./KeyCommands').then((module) => module.KeyCommands);

/** The desk by keyboard. Its code comes after the page. */
export function Keys() {
  const { Part } = useLater(loadKeys);
  return Part && <Part />;
}
