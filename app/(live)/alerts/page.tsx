import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { SignInFirst } from '@/components/accounts/SignInFirst';
import { AlertsPanel } from '@/components/alerts/AlertsPanel';
import { personOf } from '@/lib/domain/person';
import { actorOf } from '@/server/commands/actorOf';
import { alertSetup, alertsOf } from '@/server/queries/alerts';

export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('alerts');
  return { title: t('title') };
}

/** What somebody was told, with its evidence and where it was sent. */
export default async function AlertsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [t, { unread }] = await Promise.all([getTranslations('alerts'), searchParams]);
  const isSignedIn = personOf(actorOf(await headers())) !== null;
  return (
    <main id="content" className="w-full max-w-[1040px] px-(--margin) pt-6 pb-12">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <h1 className="t-h1 mb-3">{t('title')}</h1>
        {isSignedIn && (
          <a href="/alerts/settings" className="action t-body">
            {t('settings')}
          </a>
        )}
      </div>
      {isSignedIn ? <Told unreadOnly={unread === 'true'} /> : <SignInFirst next="/alerts" title={t('signInTitle')}>{t('signInText')}</SignInFirst>}
    </main>
  );
}

async function Told({ unreadOnly }: { unreadOnly: boolean }) {
  const actor = actorOf(await headers());
  const [alerts, setup] = await Promise.all([alertsOf(actor, unreadOnly ? { unread: 'true' } : {}), alertSetup(actor)]);
  if (!alerts.ok) throw new Error(alerts.error.message);
  if (!setup.ok) throw new Error(setup.error.message);
  return <AlertsPanel initial={alerts.value} unreadOnly={unreadOnly} zone={setup.value.settings.zone} />;
}
