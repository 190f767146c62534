import { useTranslations } from 'next-intl';

/** What watchlists are, for whoever has no account or is not signed in. */
export function SignInFirst({ next }: { next: string }) {
  const t = useTranslations('watchlists');
  return (
    <div className="max-w-[60ch]">
      <p className="t-read mb-4">{t('about')}</p>
      <p className="t-body">
        <a href={`/sign-in?next=${encodeURIComponent(next)}`} className="action">
          {t('signIn')}
        </a>
      </p>
    </div>
  );
}
