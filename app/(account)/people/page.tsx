import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { Invitations } from '@/components/accounts/Invitations';
import { PeopleTable } from '@/components/accounts/PeopleTable';
import { personOf } from '@/lib/domain/person';
import { actorOf } from '@/server/commands/actorOf';
import { everybody, openInvitations } from '@/server/queries/accounts';

export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('accounts.people');
  return { title: t('title') };
}

/** Who has an account, who is invited. For admins. */
export default async function PeoplePage() {
  const [t, asked, people, invitations] = await Promise.all([getTranslations('accounts.people'), headers(), everybody(), openInvitations()]);
  if (!people.ok) throw new Error(people.error.message);
  if (!invitations.ok) throw new Error(invitations.error.message);
  return (
    <>
      <h1 className="t-h1 mb-1">{t('title')}</h1>
      <p className="t-body mb-6 max-w-[60ch] text-ink-2">{t('intro')}</p>
      <PeopleTable people={people.value.people} selfId={personOf(actorOf(asked))?.id ?? null} />
      <section className="mt-8 border-t border-ink pt-1">
        <h2 className="t-h4 mb-2">{t('invite')}</h2>
        <Invitations links={invitations.value.links} />
      </section>
    </>
  );
}
