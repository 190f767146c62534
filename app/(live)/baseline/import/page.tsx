import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ImportPanel } from '@/components/baseline/import/ImportPanel';
import { followableClaims } from '@/server/queries/baselines';

export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('baseline');
  return { title: t('importTitle') };
}

/** Takes an article in: a text, what is read in it, and what an editor makes of that. */
export default async function ImportPage() {
  const [locale, t] = await Promise.all([getLocale(), getTranslations('baseline')]);
  return (
    <main id="content" className="px-(--margin) pt-6 pb-12">
      <p className="mb-2">
        <a href="/baseline">{t('back')}</a>
      </p>
      <h1 className="t-h1 mb-2">{t('importTitle')}</h1>
      <p className="t-read mb-6 max-w-[68ch] text-ink-2">{t('importText')}</p>
      <ImportPanel followable={followableClaims(locale)} />
    </main>
  );
}
