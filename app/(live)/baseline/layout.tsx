import type { ReactNode } from 'react';
import { ChangeProvider } from '@/components/feeds/ChangeProvider';

/** The article is changed with the desk's key. */
export default function BaselineLayout({ children }: { children: ReactNode }) {
  return <ChangeProvider>{children}</ChangeProvider>;
}
