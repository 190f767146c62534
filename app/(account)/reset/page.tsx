import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DeadLink } from '@/components/accounts/DeadLink';
import { ForgotForm } from '@/components/accounts/ForgotForm';
import { ResetForm } from '@/components/accounts/ResetForm';
import { linkBehind, waysIn } from '@/server/queries/accounts';

export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('accounts.reset');
  return { title: t('title') };
}

/** With a link: a new password. Without one: asks for a link by mail. */
export default async function ResetPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [t, { token }] = await Promise.all([getTranslations('accounts.reset'), searchParams]);
  const given = [token].flat()[0] ?? '';
  if (given === '') {
    const { sendsMail } = waysIn();
    return (
      <div className="max-w-110">
        <h1 className="t-h1 mb-4">{t('forgotTitle')}</h1>
        <p className="t-body mb-6">{sendsMail ? t('forgotText') : t('noMail')}</p>
        {sendsMail && <ForgotForm />}
      </div>
    );
  }
  const link = await linkBehind(given);
  if (!link.ok) throw new Error(link.error.message);
  if (link.value?.kind !== 'reset') return <DeadLink />;
  return (
    <div className="max-w-110">
      <h1 className="t-h1 mb-4">{t('title')}</h1>
      <p className="t-body mb-6">{t('text', { email: link.value.email ?? '' })}</p>
      <ResetForm token={given} />
    </div>
  );
}
