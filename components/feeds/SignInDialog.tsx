'use client';

import { useTranslations } from 'next-intl';
import { Dialog } from '@/components/ui/Dialog';
import { useFirstFocus } from '@/components/ui/useFirstFocus';

/** Nobody is signed in. What was filled in stays: signing in happens in another tab. */
export function SignInDialog({ onAnswer }: { onAnswer: (goOn: boolean) => void }) {
  const t = useTranslations('key');
  const first = useFirstFocus<HTMLAnchorElement>();
  return (
    <Dialog title={t('title')} onClose={() => onAnswer(false)}>
      <div className="t-body grid gap-4">
        <p className="text-ink-2">{t('text')}</p>
        <p>
          <a ref={first} href="/sign-in" target="_blank" rel="noopener">
            {t('signIn')}
          </a>
        </p>
        <button type="button" className="action-main justify-self-start" onClick={() => onAnswer(true)}>
          {t('use')}
        </button>
      </div>
    </Dialog>
  );
}
