import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

/** What a page is for, told to whoever is not signed in, and the way in. @param next  where they are led afterwards */
export function SignInFirst({ next, title, children }: { next: string; title?: string; children: ReactNode }) {
  const t = useTranslations('accounts.menu');
  return (
    <div className="max-w-[60ch]">
      {title && <h2 className="t-h4 mb-2">{title}</h2>}
      <p className="t-read mb-4">{children}</p>
      <p className="t-body">
        <a href={`/sign-in?next=${encodeURIComponent(next)}`} className="action">
          {t('signIn')}
        </a>
      </p>
    </div>
  );
}
