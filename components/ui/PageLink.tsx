'use client';

import { useRouter } from 'next/navigation';
import type { ComponentProps, MouseEvent } from 'react';

/**
 * A link between our own pages that keeps the live line open. Next's own weighs some kilobytes of the first load, mostly for reading pages ahead, which
 * a desk with live pages does not do.
 */
export function PageLink({ href, ...others }: ComponentProps<'a'> & { href: string }) {
  const router = useRouter();
  // With a modifier, or another button, it is the browser's: a new tab, a download.
  const go = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    router.push(href);
  };
  return <a href={href} onClick={go} {...others} />;
}
