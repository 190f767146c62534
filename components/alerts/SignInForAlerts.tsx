import { useTranslations } from 'next-intl';

/** What alerts are, for whoever is not signed in. */
export function SignInForAlerts({ next }: { next: string }) {
  const t = useTranslations('alerts');
  return (
    <div className="max-w-[60ch]">
      <h2 className="t-h4">{t('signInTitle')}</h2>
      <p className="t-read mt-2 mb-4">{t('signInText')}</p>
      <p className="t-body">
        <a href={`/sign-in?next=${encodeURIComponent(next)}`} className="action">
          {t('signIn')}
        </a>
      </p>
    </div>
  );
}
