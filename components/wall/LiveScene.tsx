'use client';

import { useTranslations } from 'next-intl';
import { useLive } from '@/components/live/useLive';
import { Empty } from './Empty';
import { Kicker, lengthOf } from './StoryLines';

const UPDATES_SHOWN = 5;

/** The newest updates as their publishers word them, the very newest large. */
export function LiveScene() {
  const t = useTranslations('wall');
  const groupName = useTranslations('pressGroup');
  const updates = useLive(({ live }) => live.updates);
  if (updates.length === 0) return <Empty words={t('noUpdates')} />;
  return (
    <ol className="wall-live">
      {updates.slice(0, UPDATES_SHOWN).map(({ id, title, language, marks, orderedAt, outlet, pressGroup }, n) => (
        <li key={id}>
          <Kicker direction={marks.direction.value} at={orderedAt}>
            <span>{outlet}</span>
            {n === 0 && <span>{groupName(pressGroup)}</span>}
          </Kicker>
          <h2 lang={language} data-length={lengthOf(title)}>
            {title}
          </h2>
        </li>
      ))}
    </ol>
  );
}
