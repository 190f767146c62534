import { useTranslations } from 'next-intl';

/** A link that works once has been opened again, or too late. */
export function DeadLink() {
  const t = useTranslations('accounts.join');
  return (
    <div className="max-w-110">
      <h1 className="t-h1 mb-4">{t('goneTitle')}</h1>
      <p className="t-body">{t('goneText')}</p>
      <p className="t-body mt-4">
        <a href="/sign-in">{t('signIn')}</a>
      </p>
    </div>
  );
}
