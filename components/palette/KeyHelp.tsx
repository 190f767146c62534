'use client';

import { useTranslations } from 'next-intl';
import { Dialog } from '@/components/ui/Dialog';
import { turnLetters, useLettersOn } from './letterKeys';

const KEYS = [
  { keys: ['Ctrl K', '⌘ K'], does: 'palette' },
  { keys: ['j', 'k'], does: 'move' },
  { keys: ['Enter'], does: 'open' },
  { keys: ['o'], does: 'link' },
  { keys: ['s'], does: 'pin' },
  { keys: ['m'], does: 'mark' },
  { keys: ['.'], does: 'reveal' },
  { keys: ['/'], does: 'search' },
  { keys: ['f'], does: 'filter' },
  { keys: ['?'], does: 'help' },
  { keys: ['Esc'], does: 'escape' },
] as const;

/** Every key, and the switch for those who are hindered by the letters. */
export function KeyHelp({ onClose }: { onClose: () => void }) {
  const t = useTranslations('keys');
  const isOn = useLettersOn();
  return (
    <Dialog title={t('title')} onClose={onClose}>
      <dl className="t-body">
        {KEYS.map(({ keys, does }) => (
          <div key={does} className="grid grid-cols-[calc(var(--u)*28)_minmax(0,1fr)] border-t border-rule-2 py-1.5">
            <dt className="flex items-baseline gap-1.5">
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(does)}</dd>
          </div>
        ))}
      </dl>
      <label className="t-body mt-3 flex min-h-6 items-baseline gap-2 border-t border-ink pt-3">
        <input type="checkbox" checked={isOn} onChange={(event) => turnLetters(event.target.checked)} className="translate-y-px accent-(--ink)" />
        {t('letters')}
      </label>
    </Dialog>
  );
}
