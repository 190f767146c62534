import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { SignInFirst } from '@/components/accounts/SignInFirst';
import { WatchlistChannels } from '@/components/alerts/WatchlistChannels';
import { RemoveWatchlist } from '@/components/watchlists/RemoveWatchlist';
import { WatchlistFeed } from '@/components/watchlists/WatchlistFeed';
import { WatchlistForm } from '@/components/watchlists/WatchlistForm';
import { claimNumbers } from '@/lib/claims/claimNumbers';
import { actorOf } from '@/server/commands/actorOf';
import { deskBaseline } from '@/server/queries/baselines';
import { meOf } from '@/server/queries/reader';
import { watchlistOf } from '@/server/queries/watchlists';

export const dynamic = 'force-dynamic';

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('watchlists');
  return { title: t('editTitle') };
}

/** A watchlist that is changed, beside what it would have held. */
export default async function EditWatchlistPage({ params }: Props) {
  const { id } = await params;
  const asking = await headers();
  const [t, baseline, me] = [await getTranslations('watchlists'), await deskBaseline(await getLocale()), meOf(asking)];
  if (!baseline.ok) throw new Error(baseline.error.message);
  const found = me && (await watchlistOf(actorOf(asking), id));
  if (found && !found.ok && found.error.code !== 'not-found') throw new Error(found.error.message);
  if (found && (!found.ok || !found.value.mayEdit)) notFound();
  return (
    <main id="content" className="px-(--margin) pt-6 pb-12">
      <h1 className="t-h1 mb-4">{t('editTitle')}</h1>
      {found?.ok && me ? (
        <WatchlistForm watchlist={found.value.watchlist} start={found.value.watchlist} mayShare={me.mayJudge} claimNumbers={claimNumbers(baseline.value)}>
          <section aria-labelledby="told" className="border-t border-rule pt-3">
            <h2 id="told" className="t-h4 mb-1">
              {t('told')}
            </h2>
            <WatchlistChannels id={found.value.watchlist.id} isOwn={found.value.isOwn} />
          </section>
          {found.value.isOwn && <WatchlistFeed id={found.value.watchlist.id} hasFeed={found.value.hasFeed} />}
          <RemoveWatchlist watchlist={found.value.watchlist} />
        </WatchlistForm>
      ) : (
        <SignInFirst next={`/watchlists/${id}`}>{t('about')}</SignInFirst>
      )}
    </main>
  );
}
