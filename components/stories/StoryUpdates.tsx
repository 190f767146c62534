'use client';

import { useTranslations } from 'next-intl';
import { useAnswer } from '@/components/live/useAnswer';
import { LanguageName } from '@/components/ui/LanguageName';
import { Moment } from '@/components/ui/Moment';
import { Headline } from '@/components/updates/Headline';
import { Wordings } from '@/components/updates/Wordings';
import type { Story } from '@/lib/domain/story';
import type { Update } from '@/lib/domain/update';
import { STORIES_PATH, type StoryAnswer } from '@/lib/protocol/news';
import { clockIn } from '@/lib/time/wording';

const GLANCE = 3;
/** A longer story has a page of its own for the rest. */
const SHOWN_WHOLE = 12;

/** A story's updates below its headline: at a glance, or whole, with those that the list has not loaded. */
export function StoryUpdates({ story, updates, isWhole, isChosen }: { story: Story; updates: readonly Update[]; isWhole: boolean; isChosen: boolean }) {
  const t = useTranslations('stream');
  const groupName = useTranslations('pressGroup');
  const lacksSome = isWhole && !isChosen && updates.length < Math.min(story.updates, SHOWN_WHOLE);
  const { answer, isLoading, problem, retry } = useAnswer<StoryAnswer>(lacksSome ? `${STORIES_PATH}/${encodeURIComponent(story.id)}` : null);
  const all = lacksSome && answer ? answer.updates.map(({ update }) => update).toReversed() : updates;
  const shown = all.slice(0, isWhole ? SHOWN_WHOLE : GLANCE);
  const more = (isChosen ? updates.length : story.updates) - shown.length;
  return (
    <>
      <ol aria-label={t('itsUpdates')} className="mt-2">
        {shown.map((update) => (
          <li key={update.id} className="grid grid-cols-[calc(var(--u)*11)_minmax(0,1fr)] border-t border-rule-2 py-1">
            <span className="pt-0.5 text-ink-3">
              <Moment at={update.orderedAt}>{clockIn(update.orderedAt, 'UTC')}</Moment>
            </span>
            <div className="min-w-0">
              <p className="t-label break-words">
                <Headline update={update} />
              </p>
              <p className="facts items-baseline text-ink-2">
                <span>{update.outlet}</span>
                <span>{groupName(update.pressGroup)}</span>
                <LanguageName code={update.language} />
                {update.id === story.firstReport.itemId && <strong className="text-ink">{t('first')}</strong>}
                {update.marks.unsure && <span className="text-warn">{t('unsure')}</span>}
                <a href={`/updates/${update.id}`} className="action min-w-6">
                  {t('why')}
                </a>
              </p>
              {update.version > 1 && <Wordings key={update.version} update={update} />}
            </div>
          </li>
        ))}
      </ol>
      {lacksSome && isLoading && (
        <p role="status" className="border-t border-rule-2 py-1 text-ink-2">
          {t('reading')}
        </p>
      )}
      {lacksSome && problem && (
        <p role="status" className="border-t border-rule-2 py-1 text-ink-2">
          {t('notRead')}{' '}
          <button type="button" className="action" onClick={retry}>
            {t('again')}
          </button>
        </p>
      )}
      {more > 0 && !isLoading && (
        <p className="border-t border-rule-2 py-1">
          <a href={`/stories/${encodeURIComponent(story.id)}`}>{t('more', { count: more })}</a>
        </p>
      )}
    </>
  );
}
