'use client';

import { useTranslations } from 'next-intl';
import { countLeftOut, toggleLeftOut } from '@/lib/charts/pointParts';
import { NOTHING_LEFT_OUT, type ChartView } from '@/lib/charts/view';
import { isPressGroup } from '@/lib/domain/pressGroup';
import type { Story } from '@/lib/domain/story';

type Left = ChartView['leaveOut'];

/** What is left out now, each with the way back. */
export function LeftOut({ leaveOut, stories, onChange }: { leaveOut: Left; stories: readonly Story[]; onChange: (leaveOut: Left) => void }) {
  const t = useTranslations('index');
  const groupName = useTranslations('pressGroup');
  const count = countLeftOut(leaveOut);
  if (count === 0) return null;
  const headline = (id: string) => stories.find((story) => story.id === id)?.headline.title ?? t('aStory');
  const entries = (['stories', 'pressGroups', 'outlets'] as const).flatMap((kind) =>
    leaveOut[kind].map((key) => ({ kind, key, name: kind === 'stories' ? headline(key) : isPressGroup(key) ? groupName(key) : key })),
  );
  return (
    <section aria-label={t('leftOut', { count })} className="mb-3 border-y border-rule py-1">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <strong>{t('leftOut', { count })}</strong>
        <button type="button" className="action" onClick={() => onChange(NOTHING_LEFT_OUT)}>
          {t('putAllBack')}
        </button>
      </div>
      <ul>
        {entries.map(({ kind, key, name }) => (
          <li key={`${kind} ${key}`} className="flex items-baseline justify-between gap-x-4">
            <span className="min-w-0 truncate">{name}</span>
            <button type="button" className="action shrink-0" onClick={() => onChange(toggleLeftOut(leaveOut, kind, key))}>
              {t('putBack')}
              <span className="unseen">: {name}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
