import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { FollowLink } from '@/components/watchlists/FollowLink';
import { SameDays } from '@/components/stories/SameDays';
import { StoryPanel } from '@/components/stories/StoryPanel';
import { eventsNear } from '@/lib/chronology/eventsNear';
import { shippedChronology } from '@/lib/chronology/shippedChronology';
import { claimNames } from '@/lib/claims/claimNumbers';
import { deskBaseline } from '@/server/queries/baselines';
import { meOf } from '@/server/queries/reader';
import { storyWithUpdates } from '@/server/queries/stories';

export const dynamic = 'force-dynamic';

interface Props {
  params: Promise<{ id: string }>;
}

/** Read once for the title and the page. */
const readStory = cache(storyWithUpdates);

const DAYS_AROUND = 4;
const EVENTS_SHOWN = 6;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [answer, t] = await Promise.all([readStory(decodeURIComponent((await params).id)), getTranslations('story')]);
  return { title: answer.ok ? answer.value.story.headline.title : t('unknown') };
}

/** One event across outlets and languages: who had it first, how it spread, who carried whose text. */
export default async function StoryPage({ params }: Props) {
  const id = decodeURIComponent((await params).id);
  const [answer, locale] = await Promise.all([readStory(id), getLocale()]);
  if (!answer.ok) {
    if (answer.error.code === 'not-found') notFound();
    throw new Error(answer.error.message);
  }
  const { story } = answer.value;
  // Merged into another: its address from now on is that one's.
  if (story.id !== id) redirect(`/stories/${encodeURIComponent(story.id)}`);
  const baseline = await deskBaseline(locale);
  if (!baseline.ok) throw new Error(baseline.error.message);
  return (
    <main id="content" className="px-(--margin) pt-4 pb-12">
      <StoryPanel initial={answer.value} claims={claimNames(baseline.value, locale)} me={meOf(await headers())}>
        <p className="t-body mb-4">
          <FollowLink selection={{ stories: [story.id] }} name={story.headline.title} />
        </p>
        <SameDays events={eventsNear(shippedChronology(), story.firstAt, story.lastAt, DAYS_AROUND, EVENTS_SHOWN)} />
      </StoryPanel>
    </main>
  );
}
