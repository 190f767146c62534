import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { SearchPanel } from '@/components/search/SearchPanel';
import { claimNumbers } from '@/lib/claims/claimNumbers';
import { deskBaseline } from '@/server/queries/baselines';
import { selectedUpdates } from '@/server/queries/selectedUpdates';

export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('search');
  return { title: t('title') };
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Every update by words, with what the results are made of. */
export default async function SearchPage({ searchParams }: Props) {
  const [t, initial, baseline] = await Promise.all([getTranslations('search'), searchParams.then(selectedUpdates), getLocale().then(deskBaseline)]);
  if (!baseline.ok) throw new Error(baseline.error.message);
  return (
    <main id="content" className="px-(--margin) pt-6 pb-12">
      <h1 className="t-h1 mb-3">{t('title')}</h1>
      <SearchPanel initial={initial} claimNumbers={claimNumbers(baseline.value)} />
    </main>
  );
}
