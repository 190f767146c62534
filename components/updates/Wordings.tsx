'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useLater } from '@/components/ui/useLater';
import type { Update } from '@/lib/domain/update';

const loadList = () => import('./WordingList').then((module) => module.WordingList);

/** "edited ×2": opens into the earlier wordings, the newest of them first. */
export function Wordings({ update }: { update: Update }) {
  const t = useTranslations('updates');
  const [isOpen, setIsOpen] = useState(false);
  const { Part: List, hasFailed, retry } = useLater(loadList, isOpen);

  function toggle() {
    if (hasFailed) retry();
    setIsOpen(!isOpen);
  }

  return (
    <div>
      <button type="button" className="action" aria-expanded={isOpen} onClick={toggle}>
        {t('edited', { count: update.version - 1 })}
      </button>
      {isOpen && (List ? <List update={update} /> : <p role="status">{t(hasFailed ? 'versionsFailed' : 'versionsLoading')}</p>)}
    </div>
  );
}
