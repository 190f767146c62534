import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { StarredList } from '@/components/judgement/StarredList';
import { actorOf } from '@/server/commands/actorOf';
import { ownMarks } from '@/server/queries/judgements';

export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('stars'))('title') };
}

/** What one has starred or noted, for oneself. */
export default async function StarredPage() {
  const [marks, t] = await Promise.all([ownMarks(actorOf(await headers())), getTranslations('stars')]);
  if (!marks.ok) throw new Error(marks.error.message);
  return (
    <main id="content" className="w-full max-w-[960px] px-(--margin) pt-6 pb-12">
      <h1 className="t-h1 mb-1">{t('title')}</h1>
      <p className="mb-4 max-w-[64ch] text-ink-2">{t('how')}</p>
      <StarredList initial={marks.value} />
    </main>
  );
}
