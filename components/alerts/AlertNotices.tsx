'use client';

import type { ReactNode } from 'react';
import { useLater } from '@/components/ui/useLater';

const loadNotices = () => import('./ToldNotices').then((module) => module.ToldNotices);

/**
 * What somebody was told; what makes it live comes after the page, which most readers need none of.
 * @param unread    alerts, when the page was made
 * @param newest    number of the newest of them
 * @param children  the server's drawing, until then
 */
export function AlertNotices({ unread, newest, children }: { unread: number; newest: number; children: ReactNode }) {
  const { Part } = useLater(loadNotices);
  return Part ? <Part unread={unread} newest={newest} /> : children;
}
