import type { ReactNode } from 'react';
import { KeyProvider } from '@/components/feeds/KeyProvider';

/** The article is changed with the desk's key. */
export default function BaselineLayout({ children }: { children: ReactNode }) {
  return <KeyProvider>{children}</KeyProvider>;
}
