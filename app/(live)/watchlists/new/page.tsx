import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { getLocale, getTranslations } from 'next-intl/server';
import { SignInFirst } from '@/components/accounts/SignInFirst';
import { WatchlistForm } from '@/components/watchlists/WatchlistForm';
import { claimNumbers } from '@/lib/claims/claimNumbers';
import { LONGEST_NAME, toFollow } from '@/lib/domain/watchlist';
import { readSelection, writeSelection } from '@/lib/selection/selection';
import { deskBaseline } from '@/server/queries/baselines';
import { meOf } from '@/server/queries/reader';

export const dynamic = 'force-dynamic';

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('watchlists');
  return { title: t('newTitle') };
}

/** A watchlist out of whatever the address has chosen. */
export default async function NewWatchlistPage({ searchParams }: Props) {
  const [t, me, given, baseline] = await Promise.all([getTranslations('watchlists'), headers().then(meOf), searchParams, getLocale().then(deskBaseline)]);
  if (!baseline.ok) throw new Error(baseline.error.message);
  const get = (name: string) => [given[name]].flat()[0] ?? null;
  const selection = readSelection({ get });
  const name = (get('name') ?? selection.query).slice(0, LONGEST_NAME);
  return (
    <main id="content" className="px-(--margin) pt-6 pb-12">
      <h1 className="t-h1 mb-4">{t('newTitle')}</h1>
      {me ? (
        <WatchlistForm start={{ name, selection: toFollow(selection) }} mayShare={me.mayJudge} claimNumbers={claimNumbers(baseline.value)} />
      ) : (
        <SignInFirst next={`/watchlists/new?${writeSelection(selection)}`}>{t('about')}</SignInFirst>
      )}
    </main>
  );
}
