'use client';

import { usePathname, useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { CloseMenus } from '@/components/frame/CloseMenus';
import { KeyHelp } from './KeyHelp';
import { areLettersOn } from './letterKeys';
import { entryAt, moveBy, openEntry, openLink, pinEntry, readEntry } from './onEntries';
import { openSheet, useOpenSheet } from './openSheet';
import { Palette } from './Palette';

/** Listens to the keys, and shows what they open. */
export function KeyCommands({ isSignedIn }: { isSignedIn: boolean }) {
  const t = useTranslations('keys');
  const router = useRouter();
  const sheet = useOpenSheet();
  const [said, setSaid] = useState('');

  const path = usePathname();
  const soughtThere = useRef<string | null>(null);

  /** Puts the focus into the page's own field or button, or goes to the page that has one. */
  const reach = (selector: string, elsewhere: string) => {
    if (take(selector)) return;
    soughtThere.current = selector;
    router.push(elsewhere);
  };
  useEffect(() => {
    if (soughtThere.current !== null) take(soughtThere.current);
    soughtThere.current = null;
  }, [path]);

  const onEntry = (act: (entry: HTMLElement) => boolean | null | void, words?: (isNow: boolean) => string) => {
    const entry = entryAt(document.activeElement);
    if (!entry) return false;
    const isNow = act(entry);
    if (words && typeof isNow === 'boolean') setSaid(words(isNow));
    return true;
  };

  /** @returns whether the key meant something */
  const press = (key: string): boolean => {
    switch (key) {
      case 'j':
        return moveBy(1);
      case 'k':
        return moveBy(-1);
      case 'o':
        return onEntry(openLink);
      case 's':
        return onEntry(pinEntry, (isNow) => t(isNow ? 'pinned' : 'unpinned'));
      case 'm':
        return onEntry(readEntry, (isNow) => t(isNow ? 'read' : 'unread'));
      case '/':
        reach('[data-search]', '/search');
        return true;
      case 'f':
        reach('[data-filter]', '/');
        return true;
      case '.':
        document.querySelector<HTMLElement>('[data-reveal]')?.click();
        return true;
      case '?':
        openSheet('help');
        return true;
      default:
        return false;
    }
  };

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    const target = event.target instanceof Element ? event.target : null;
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      return openSheet(sheet === 'palette' ? null : 'palette');
    }
    // With a modifier a key is the browser's; in a dialog it is the dialog's.
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
    if (isTyping(target)) {
      if (event.key === 'Escape' && target instanceof HTMLElement) target.blur();
      return;
    }
    if (event.key === 'Escape') return entryAt(target)?.closest<HTMLElement>('[data-stream]')?.focus({ preventScroll: true });
    // On a link or a button inside, Enter is its own.
    if (event.key === 'Enter' && target instanceof HTMLElement && target.dataset.entry !== undefined) return openEntry(target);
    if (areLettersOn() && press(event.key)) event.preventDefault();
  });
  useEffect(() => {
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  return (
    <>
      <CloseMenus />
      <p role="status" className="unseen">
        {said}
      </p>
      {sheet === 'palette' && <Palette isSignedIn={isSignedIn} onClose={() => openSheet(null)} />}
      {sheet === 'help' && <KeyHelp onClose={() => openSheet(null)} />}
    </>
  );
}

/** @returns whether the page has it, and shows it */
function take(selector: string): boolean {
  const control = document.querySelector<HTMLElement>(selector);
  if (!control || control.getClientRects().length === 0) return false;
  control.focus();
  if (control instanceof HTMLInputElement) control.select();
  else control.click();
  return true;
}

const NOT_TYPED = ['checkbox', 'radio', 'button', 'submit', 'range', 'file'];

function isTyping(target: Element | null): boolean {
  if (target instanceof HTMLInputElement) return !NOT_TYPED.includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || (target instanceof HTMLElement && target.isContentEditable);
}
