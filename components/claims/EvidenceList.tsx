'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ClaimAnswer } from '@/lib/protocol/news';
import type { Instant } from '@/lib/time/instant';
import { dayIn } from '@/lib/time/wording';
import { EvidenceEntry } from './EvidenceEntry';

const SHOWN_AT_ONCE = 40;

interface Props {
  readonly heading: 'h2' | 'h3';
  readonly shown: ClaimAnswer['evidence'];
  readonly known: ClaimAnswer['evidence'];
  readonly day: Instant | null;
}

/** The ledger, newest first. Read as of an earlier day it says how much was not known yet, and shows that when asked. */
export function EvidenceList({ heading: Heading, shown, known, day }: Props) {
  const entryHeading = Heading === 'h2' ? 'h3' : 'h4';
  const t = useTranslations('claims');
  const locale = useLocale();
  const [most, setMost] = useState(SHOWN_AT_ONCE);
  const [withLater, setWithLater] = useState(false);
  const ids = new Set(shown.map(({ evidence }) => evidence.id));
  const newest = shown[0]?.evidence.at ?? Number.NEGATIVE_INFINITY;
  const later = day === null ? [] : known.filter(({ evidence }) => !ids.has(evidence.id) && evidence.at > newest);
  const rest = shown.slice(most);
  const oldest = rest.at(-1);
  return (
    <section>
      <Heading className="flex justify-between gap-x-4 border-t border-ink pt-1 font-strong">
        {t('ledger')}
        <span className="font-normal text-ink-2">{t('entries', { count: shown.length })}</span>
      </Heading>
      {later.length > 0 && (
        <p className="flex justify-between gap-x-4 border-t border-rule py-1.5 text-ink-2">
          {t('later', { count: later.length })}
          <button type="button" className="action" aria-expanded={withLater} onClick={() => setWithLater(!withLater)}>
            {withLater ? t('hideThem') : t('showThem')}
          </button>
        </p>
      )}
      {shown.length === 0 && <p className="t-aside border-t border-rule py-3 text-ink-2 italic">{day === null ? t('nothing') : t('nothingThen')}</p>}
      <ol>
        {withLater && later.map((entry) => <EvidenceEntry key={entry.evidence.id} heading={entryHeading} entry={entry} isLater />)}
        {shown.slice(0, most).map((entry) => (
          <EvidenceEntry key={entry.evidence.id} heading={entryHeading} entry={entry} />
        ))}
      </ol>
      {oldest && (
        <p className="border-t border-rule pt-1.5">
          <button type="button" className="action" onClick={() => setMost(most + 5 * SHOWN_AT_ONCE)}>
            {t('earlier', { count: rest.length, from: dayIn(oldest.evidence.at, 'UTC', locale), to: dayIn(rest[0]!.evidence.at, 'UTC', locale) })}
          </button>
        </p>
      )}
    </section>
  );
}
