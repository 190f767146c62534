import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { getLocale, getTranslations } from 'next-intl/server';
import { SignInFirst } from '@/components/accounts/SignInFirst';
import { WatchlistsPanel } from '@/components/watchlists/WatchlistsPanel';
import { claimNumbers } from '@/lib/claims/claimNumbers';
import { personOf } from '@/lib/domain/person';
import { actorOf } from '@/server/commands/actorOf';
import { deskBaseline } from '@/server/queries/baselines';
import { watchlistsOf } from '@/server/queries/watchlists';

export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('watchlists');
  return { title: t('title') };
}

/** What somebody follows, with what of it they have not read. */
export default async function WatchlistsPage() {
  const t = await getTranslations('watchlists');
  const actor = actorOf(await headers());
  return (
    <main id="content" className="max-w-[960px] px-(--margin) pt-6 pb-12">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <h1 className="t-h1 mb-3">{t('title')}</h1>
        {personOf(actor) && (
          <a href="/watchlists/new" className="action t-body">
            {t('new')}
          </a>
        )}
      </div>
      {personOf(actor) ? <Lists /> : <SignInFirst next="/watchlists">{t('about')}</SignInFirst>}
    </main>
  );
}

async function Lists() {
  const [lists, baseline] = await Promise.all([watchlistsOf(actorOf(await headers())), getLocale().then(deskBaseline)]);
  if (!lists.ok) throw new Error(lists.error.message);
  if (!baseline.ok) throw new Error(baseline.error.message);
  return <WatchlistsPanel initial={lists.value} claimNumbers={claimNumbers(baseline.value)} />;
}
