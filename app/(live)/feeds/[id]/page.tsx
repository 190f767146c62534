import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { FeedPanel } from '@/components/feeds/FeedPanel';
import { FollowLink } from '@/components/watchlists/FollowLink';
import { feedDetail } from '@/server/queries/feeds';

export const dynamic = 'force-dynamic';

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [detail, t] = await Promise.all([feedDetail((await params).id), getTranslations('feed')]);
  return { title: detail.ok ? detail.value.feed.name : t('unknown') };
}

/** One feed: its condition, how it got there, its last visits, and what it brought. */
export default async function FeedPage({ params }: Props) {
  const detail = await feedDetail((await params).id);
  if (!detail.ok) {
    if (detail.error.code === 'not-found') notFound();
    throw new Error(detail.error.message);
  }
  return (
    <main id="content" className="px-(--margin) pt-6 pb-12">
      <FeedPanel initial={detail.value} />
      <p className="t-body mt-6">
        <FollowLink selection={{ outlets: [detail.value.feed.outlet] }} name={detail.value.feed.outlet} />
      </p>
    </main>
  );
}
