'use client';

import { useLater } from '@/components/ui/useLater';

const loadCount = () => import('./CountUnread').then((module) => module.CountUnread);

/** Counting is for whoever is signed in; its code comes after the page. */
export function CountUnreadLater() {
  const { Part } = useLater(loadCount);
  return Part && <Part />;
}
