'use client';

import { useLater } from '@/components/ui/useLater';

const loadKeys = () => import('./KeyCommands').then((module) => module.KeyCommands);

/**
 * The desk by keyboard. Its code comes after the page.
 * @param isSignedIn  whether there can be lists of one's own to go to
 */
export function Keys({ isSignedIn }: { isSignedIn: boolean }) {
  const { Part } = useLater(loadKeys);
  return Part && <Part isSignedIn={isSignedIn} />;
}
