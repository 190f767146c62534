import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { getLocale, getTranslations } from 'next-intl/server';
import { SignInFirst } from '@/components/accounts/SignInFirst';
import { AlertSetupPanel } from '@/components/alerts/AlertSetupPanel';
import { personOf } from '@/lib/domain/person';
import { actorOf } from '@/server/commands/actorOf';
import { alertSetup } from '@/server/queries/alerts';
import { deskBaseline } from '@/server/queries/baselines';
import { allFeeds } from '@/server/queries/feeds';

export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('alerts.setup');
  return { title: t('title') };
}

/** Where alerts reach somebody, and when they are left alone. */
export default async function AlertSettingsPage() {
  const t = await getTranslations('alerts');
  const isSignedIn = personOf(actorOf(await headers())) !== null;
  return (
    <main id="content" className="w-full max-w-[1040px] px-(--margin) pt-6 pb-12">
      <p className="t-body">
        <a href="/alerts" className="action">
          {t('back')}
        </a>
      </p>
      <h1 className="t-h1 mt-2 mb-2">{t('setup.title')}</h1>
      <p className="t-read max-w-[60ch]">{t('setup.about')}</p>
      {isSignedIn ? <Setup /> : <SignInFirst next="/alerts/settings" title={t('signInTitle')}>{t('signInText')}</SignInFirst>}
    </main>
  );
}

async function Setup() {
  const [setup, baseline, feeds] = await Promise.all([alertSetup(actorOf(await headers())), getLocale().then(deskBaseline), allFeeds()]);
  if (!setup.ok) throw new Error(setup.error.message);
  if (!baseline.ok) throw new Error(baseline.error.message);
  if (!feeds.ok) throw new Error(feeds.error.message);
  const choices = {
    claims: baseline.value.claims.flatMap(({ followedAs, number, text }) => (followedAs === null ? [] : [{ id: followedAs, number, text }])),
    feeds: feeds.value.map(({ id, name }) => ({ id, name })),
  };
  return <AlertSetupPanel initial={setup.value} choices={choices} />;
}
