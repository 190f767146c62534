import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { FeedsPanel } from '@/components/feeds/FeedsPanel';

export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('feeds');
  return { title: t('title') };
}

export default async function FeedsPage() {
  const t = await getTranslations('feeds');
  return (
    <main id="content" className="px-(--margin) pt-6 pb-12">
      <h1 className="t-h1 mb-2">{t('title')}</h1>
      <FeedsPanel />
    </main>
  );
}
