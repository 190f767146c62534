import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { NameForm } from '@/components/accounts/NameForm';
import { PasswordForm } from '@/components/accounts/PasswordForm';
import { SecondFactorPart } from '@/components/accounts/SecondFactorPart';
import { SessionList } from '@/components/accounts/SessionList';
import { actorOf } from '@/server/commands/actorOf';
import { myAccount, mySessions } from '@/server/queries/accounts';

export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('accounts.account');
  return { title: t('title') };
}

const PART = 'mb-8 border-t border-ink pt-1';

/** One's own account: name, password, second factor, sessions. */
export default async function AccountPage() {
  const [t, roles, asked] = await Promise.all([getTranslations('accounts.account'), getTranslations('accounts.roles'), headers()]);
  const actor = actorOf(asked);
  const [me, sessions] = await Promise.all([myAccount(actor), mySessions(actor)]);
  if (!me.ok) throw new Error(me.error.message);
  if (!sessions.ok) throw new Error(sessions.error.message);
  const { person, hasPassword, hasSecondFactor, recoveryCodesLeft } = me.value;
  return (
    <>
      <h1 className="t-h1 mb-1">{t('title')}</h1>
      <p className="t-body mb-6 wrap-anywhere text-ink-2">{t('you', { email: person.email, role: roles(person.role) })}</p>
      <section className={PART}>
        <NameForm name={person.name} />
      </section>
      <section className={PART}>
        <h2 className="t-h4 mb-2">{t('passwordTitle')}</h2>
        <PasswordForm hasPassword={hasPassword} />
      </section>
      <section className={PART}>
        <h2 className="t-h4 mb-2">{t('factorTitle')}</h2>
        <SecondFactorPart isOn={hasSecondFactor} hasPassword={hasPassword} codesLeft={recoveryCodesLeft} />
      </section>
      <section className={PART}>
        <h2 className="t-h4 mb-2">{t('sessionsTitle')}</h2>
        <SessionList sessions={sessions.value.sessions} />
      </section>
    </>
  );
}
