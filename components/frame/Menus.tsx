'use client';

import { useLater } from '@/components/ui/useLater';

const loadClosing = () => import('./CloseMenus').then((module) => module.CloseMenus);

/** Menus open before any script runs; what closes them again, other than their word, comes after the page. (Where the desk's keys are, it comes with them.) */
export function Menus() {
  const { Part } = useLater(loadClosing);
  return Part && <Part />;
}
