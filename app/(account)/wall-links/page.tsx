import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { WallLinks } from '@/components/accounts/WallLinks';
import { allWallLinks } from '@/server/queries/accounts';

export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('accounts.walls');
  return { title: t('title') };
}

/** Links that open the wall on a screen. For admins. */
export default async function WallLinksPage() {
  const [t, links] = await Promise.all([getTranslations('accounts.walls'), allWallLinks()]);
  if (!links.ok) throw new Error(links.error.message);
  return (
    <>
      <h1 className="t-h1 mb-1">{t('title')}</h1>
      <p className="t-body mb-6 max-w-[60ch] text-ink-2">{t('intro')}</p>
      <WallLinks links={links.value.links} />
    </>
  );
}
