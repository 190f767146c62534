import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { UpdatePanel } from '@/components/updates/UpdatePanel';
import { claimNames } from '@/lib/claims/claimNumbers';
import { deskBaseline } from '@/server/queries/baselines';
import { meOf } from '@/server/queries/reader';
import { updateWithVersions } from '@/server/queries/updates';

export const dynamic = 'force-dynamic';

interface Props {
  params: Promise<{ id: string }>;
}

/** Read once for the title and the page. */
const readUpdate = cache(updateWithVersions);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [answer, t] = await Promise.all([readUpdate(decodeURIComponent((await params).id)), getTranslations('update')]);
  return { title: answer.ok ? answer.value.update.title : t('unknown') };
}

/** Where one update came from, and why it is read as it is. */
export default async function UpdatePage({ params }: Props) {
  const [answer, locale] = await Promise.all([readUpdate(decodeURIComponent((await params).id)), getLocale()]);
  if (!answer.ok) {
    if (answer.error.code === 'not-found') notFound();
    throw new Error(answer.error.message);
  }
  const baseline = await deskBaseline(locale);
  if (!baseline.ok) throw new Error(baseline.error.message);
  return (
    <main id="content" className="px-(--margin) pt-4 pb-12">
      <UpdatePanel initial={answer.value} claims={claimNames(baseline.value, locale)} me={meOf(await headers())} />
    </main>
  );
}
