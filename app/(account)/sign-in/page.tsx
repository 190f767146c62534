import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ProviderButton } from '@/components/accounts/ProviderButton';
import { SignInForm } from '@/components/accounts/SignInForm';
import { safeNext } from '@/lib/accounts/safeNext';
import { personOf } from '@/lib/domain/person';
import { actorOf } from '@/server/commands/actorOf';
import { waysIn } from '@/server/queries/accounts';

export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('accounts.signIn');
  return { title: t('title') };
}

const ERRORS = ['not-invited', 'disabled'] as const;

/** The way in: by password, or by the identity provider where there is one. */
export default async function SignInPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [t, parameters, asked] = await Promise.all([getTranslations('accounts.signIn'), searchParams, headers()]);
  const one = (name: string) => [parameters[name]].flat()[0];
  const next = safeNext(one('next') ?? pathOf(one('callbackUrl')));
  if (personOf(actorOf(asked))) redirect(next);
  const error = one('error');
  const { providerName, sendsMail } = waysIn();
  return (
    <div className="max-w-110">
      <h1 className="t-h1 mb-6">{t('title')}</h1>
      {error && (
        <p role="alert" className="t-body mb-4 text-warn">
          {t(`errors.${ERRORS.find((known) => known === error) ?? 'provider'}`)}
        </p>
      )}
      {providerName && (
        <>
          <ProviderButton name={providerName} next={next} />
          <p className="t-body my-4 text-ink-2">{t('or')}</p>
        </>
      )}
      <SignInForm next={next} />
      <p className="t-body mt-6 border-t border-rule pt-2 text-ink-2">{t('noAccount')}</p>
      {sendsMail && (
        <p className="t-body mt-2">
          <a href="/reset">{t('forgot')}</a>
        </p>
      )}
    </div>
  );
}

/** next-auth names where to go by a whole address. */
const pathOf = (address: string | undefined): string | undefined => (address && URL.canParse(address) ? `${new URL(address).pathname}${new URL(address).search}` : undefined);
