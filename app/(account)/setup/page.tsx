import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DeadLink } from '@/components/accounts/DeadLink';
import { JoinForm } from '@/components/accounts/JoinForm';
import { linkBehind } from '@/server/queries/accounts';

export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('accounts.join');
  return { title: t('setupTitle') };
}

/** First run: whoever holds the link that the desk printed becomes its first admin. */
export default async function SetupPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [t, { token }] = await Promise.all([getTranslations('accounts.join'), searchParams]);
  const given = [token].flat()[0] ?? '';
  const link = await linkBehind(given);
  if (!link.ok) throw new Error(link.error.message);
  if (link.value?.kind !== 'first-admin' || !link.value.role) return <DeadLink />;
  return (
    <div className="max-w-110">
      <h1 className="t-h1 mb-4">{t('setupTitle')}</h1>
      <p className="t-body mb-6">{t('setupText')}</p>
      <JoinForm token={given} email={link.value.email ?? ''} />
    </div>
  );
}
