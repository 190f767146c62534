'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ClaimNames } from '@/lib/claims/claimNumbers';
import type { Judgement } from '@/lib/domain/judgement';
import type { Me } from '@/lib/judgement/me';
import { JUDGEMENTS_PATH, type JudgementsAnswer } from '@/lib/protocol/judgements';
import { JudgementList } from './JudgementList';
import { useSaid } from './useSaid';

/** All judgements that the address asks for, newest first, live; older ones by the page. */
export function JudgementsPanel({ initial, query, me, claims }: { initial: JudgementsAnswer; query: string; me: Me | null; claims: ClaimNames }) {
  const t = useTranslations('judgement');
  const { answer, retry } = useSaid<JudgementsAnswer>(`${JUDGEMENTS_PATH}${query && `?${query}`}`, initial);
  const [older, setOlder] = useState<{ readonly judgements: readonly Judgement[]; readonly next: number | null } | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  const { judgements, next } = answer ?? initial;
  const newest = new Set(judgements.map(({ n }) => n));
  const all = [...judgements, ...(older?.judgements ?? []).filter(({ n }) => !newest.has(n))];
  const before = older ? older.next : next;

  async function more() {
    const asked = new URLSearchParams(query);
    asked.set('before', String(before));
    const page = await fetch(`${JUDGEMENTS_PATH}?${asked}`, { cache: 'no-store' })
      .then(async (response) => (response.ok ? ((await response.json()) as JudgementsAnswer) : null))
      .catch(() => null);
    setHasFailed(page === null);
    if (page) setOlder({ judgements: [...(older?.judgements ?? []), ...page.judgements], next: page.next });
  }

  if (all.length === 0) return <p className="border-t border-ink py-3 text-ink-2">{t('none')}</p>;
  return (
    <>
      <div className="border-t border-ink">
        <JudgementList judgements={all} me={me} claims={claims} onUndone={retry} hasTitles />
      </div>
      {before !== null && (
        <p className="border-t border-rule py-2">
          <button type="button" className="action" onClick={() => void more()}>
            {t('older')}
          </button>
          {hasFailed && (
            <span role="alert" className="text-warn">
              {' '}
              {t('failed')}
            </span>
          )}
        </p>
      )}
    </>
  );
}
