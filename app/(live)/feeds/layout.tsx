import type { ReactNode } from 'react';
import { ChangeProvider } from '@/components/feeds/ChangeProvider';

/** Both feed pages change feeds with the same key. */
export default function FeedsLayout({ children }: { children: ReactNode }) {
  return <ChangeProvider>{children}</ChangeProvider>;
}
