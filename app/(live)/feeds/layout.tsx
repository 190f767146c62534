import type { ReactNode } from 'react';
import { KeyProvider } from '@/components/feeds/KeyProvider';

/** Both feed pages change feeds with the same key. */
export default function FeedsLayout({ children }: { children: ReactNode }) {
  return <KeyProvider>{children}</KeyProvider>;
}
