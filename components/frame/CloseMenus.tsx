'use client';

import { useEffect } from 'react';
import { keepFocus } from '@/components/ui/keepFocus';

const OPEN = 'header details[open], nav details[open]';

/** Closes a menu of the masthead or the tab bar by Escape, the focus going back to its word, and by a press beside it; and keeps the keyboard's place everywhere else. */
export function CloseMenus() {
  useEffect(() => {
    const menus = () => [...document.querySelectorAll<HTMLDetailsElement>(OPEN)];
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      for (const menu of menus()) {
        if (menu.contains(document.activeElement)) menu.querySelector('summary')?.focus();
        menu.open = false;
      }
    };
    const onPress = (event: PointerEvent) => {
      for (const menu of menus()) if (!menu.contains(event.target as Node)) menu.open = false;
    };
    document.addEventListener('keydown', onKey);
    document.addEventListener('pointerdown', onPress);
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('pointerdown', onPress);
    };
  }, []);
  useEffect(() => keepFocus(document), []);
  return null;
}
