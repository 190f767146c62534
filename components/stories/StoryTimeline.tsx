'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { DecisionNote } from '@/components/judgement/DecisionNote';
import { LanguageName } from '@/components/ui/LanguageName';
import { Moment } from '@/components/ui/Moment';
import { Headline } from '@/components/updates/Headline';
import { Wordings } from '@/components/updates/Wordings';
import type { StoryUpdate } from '@/lib/protocol/news';
import type { Story } from '@/lib/domain/story';
import { clockIn, dayIn } from '@/lib/time/wording';

/** Of a very long story the newest, until the rest is asked for. */
const SHOWN = 100;

/** A story's updates across outlets and languages, newest first. */
export function StoryTimeline({ story, updates }: { story: Story; updates: readonly StoryUpdate[] }) {
  const t = useTranslations('story');
  const stream = useTranslations('stream');
  const groupName = useTranslations('pressGroup');
  const locale = useLocale();
  const [isWhole, setIsWhole] = useState(false);
  const newestFirst = updates.toReversed();
  const shown = isWhole ? newestFirst : newestFirst.slice(0, SHOWN);
  return (
    <section aria-labelledby="its-updates" className="border-t border-ink pt-1">
      <header className="flex justify-between gap-6">
        <h2 id="its-updates" className="font-strong">
          {t('updates')}
        </h2>
        <span className="text-ink-2">{t('order', { count: updates.length })}</span>
      </header>
      <ol>
        {shown.map(({ update, publisher, voice }) => (
          <li key={update.id} id={`u-${update.id}`} className="story-row">
            <Moment at={update.orderedAt} className="text-ink-2">
              {dayIn(update.orderedAt, 'UTC', locale)} {clockIn(update.orderedAt, 'UTC')} UTC
            </Moment>
            <span className="text-ink-2" title={voice === publisher ? undefined : t('carries', { voice })}>
              <span aria-hidden="true" className={voice === publisher ? 'text-ink' : undefined}>
                {voice === publisher ? '●' : '○'}
              </span>{' '}
              {voice === publisher ? t('independent') : t('carrier')}
            </span>
            <div className="story-row-text">
              <h3 className={`t-h4 break-words ${voice === publisher ? '' : 'text-ink-2'}`}>
                <Headline update={update} />
              </h3>
              {update.judged?.story && <DecisionNote decision={update.judged.story} />}
              {update.version > 1 && <Wordings key={update.version} update={update} />}
            </div>
            <p className="text-ink-2">
              <span className="block font-medium text-ink">{update.outlet}</span>
              {groupName(update.pressGroup)}, <LanguageName code={update.language} />
              {update.id === story.firstReport.itemId && <strong className="block text-ink">{stream('first')}</strong>}
              {update.marks.unsure && <span className="block text-warn">{stream('unsure')}</span>}
              <a href={`/updates/${update.id}`} className="block w-fit">
                {t('why')}
              </a>
            </p>
          </li>
        ))}
      </ol>
      {shown.length < updates.length && (
        <p className="border-t border-rule py-2">
          <button type="button" className="action" onClick={() => setIsWhole(true)}>
            {t('showAll', { count: updates.length })}
          </button>
        </p>
      )}
    </section>
  );
}
