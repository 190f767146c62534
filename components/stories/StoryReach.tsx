'use client';

import { useTranslations } from 'next-intl';
import { LanguageName } from '@/components/ui/LanguageName';
import { PRESS_GROUPS } from '@/lib/domain/pressGroup';
import type { Story } from '@/lib/domain/story';
import { Aside } from './Aside';

/** How far it went: publishers with a text of their own, those that carried one, press groups, languages. */
export function StoryReach({ story }: { story: Story }) {
  const t = useTranslations('story');
  const figures = [
    { value: story.independentPublishers, name: t('independentPublishers', { count: story.independentPublishers }) },
    { value: story.carriers - story.independentPublishers, name: t('carriersOf', { count: story.carriers - story.independentPublishers }) },
    { value: story.pressGroups.length, name: t('ofGroups', { count: PRESS_GROUPS.length }) },
  ];
  return (
    <Aside title={t('reach')} note={<span className="flex gap-1.5">{story.languages.map((code) => <LanguageName key={code} code={code} />)}</span>}>
      <dl className="grid grid-cols-3 gap-x-4">
        {figures.map(({ value, name }) => (
          <div key={name} className="flex flex-col-reverse justify-end">
            <dt className="text-ink-2">{name}</dt>
            <dd className="t-h2">{value}</dd>
          </div>
        ))}
      </dl>
    </Aside>
  );
}
