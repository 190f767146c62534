'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { DecisionNote } from '@/components/judgement/DecisionNote';
import { useVerdictWords } from '@/components/judgement/useVerdictWords';
import { DirectionGlyph } from '@/components/ui/DirectionGlyph';
import { TagName } from '@/components/ui/TagName';
import type { JudgedUpdate } from '@/lib/domain/judgement';
import type { Marks } from '@/lib/domain/marks';
import { Quoted } from './Quoted';

/** How a text was read: each verdict, how sure it is, and the words of the text that decided it. */
export function Reading({ marks, judged }: { marks: Marks; judged?: JudgedUpdate | undefined }) {
  const t = useTranslations('update');
  const direction = useTranslations('direction');
  const side = useTranslations('side');
  const sure = useSure();
  const words = useVerdictWords();
  const { relevance, tags, actors, kind } = marks;
  const note = (field: 'relevance' | 'tags' | 'direction') => {
    const decision = judged?.[field];
    return decision && <DecisionNote decision={decision} rules={words(field, decision.rules)} />;
  };
  return (
    <section aria-labelledby="reading" className="mb-6 border-t border-ink pt-1">
      <header className="mb-1 flex justify-between gap-6">
        <h2 id="reading" className="font-strong">
          {t('reading')}
        </h2>
        <span className="text-ink-2">{marks.rulesVersion ? t('rules', { version: marks.rulesVersion }) : t('notReadYet')}</span>
      </header>
      <p className="mb-2 max-w-[64ch] text-ink-2">{t('readingHow')}</p>
      {marks.unsure && <p className="t-label mb-2 text-warn">{t('unsure')}</p>}
      <dl>
        <Verdict name={t('relevance')} verdict={t(relevance.relevant ? 'bears' : 'beside')} sure={judged?.relevance ? undefined : sure(relevance.confidence)} words={relevance.words} note={note('relevance')} />
        {tags.length === 0 && <Verdict name={t('tags')} verdict={t('noTag')} words={[]} note={note('tags')} />}
        {tags.map(({ tag, confidence, words: its }, index) => (
          <Verdict key={tag} name={index === 0 ? t('tags') : ''} verdict={<TagName tag={tag} />} sure={judged?.tags ? undefined : sure(confidence)} words={its} note={index === 0 ? note('tags') : undefined} />
        ))}
        <Verdict
          name={t('direction')}
          verdict={
            <>
              <DirectionGlyph direction={marks.direction.value} /> {direction(marks.direction.value)}
            </>
          }
          sure={judged?.direction ? undefined : sure(marks.direction.confidence)}
          note={note('direction')}
          words={marks.direction.words}
          before={marks.direction.value === 'neutral' ? t('nearest') : undefined}
        />
        <Verdict name={t('kind')} verdict={t(kind === 'act' ? 'kindAct' : 'kindStatement')} words={[]} isPlain />
        <Verdict
          name={t('actors')}
          verdict={actors.from === null ? t('noActor') : actors.to === null ? t('actorAlone', { from: side(actors.from) }) : t('actorTowards', { from: side(actors.from), to: side(actors.to) })}
          words={[]}
          isPlain
        />
      </dl>
    </section>
  );
}

interface VerdictProps {
  readonly name: string;
  readonly verdict: ReactNode;
  readonly sure?: string | undefined;
  readonly words: readonly string[];
  /** said before the words, where they did not decide it */
  readonly before?: string;
  /** read from the text's grammar rather than from single words */
  readonly isPlain?: boolean;
  /** who has decided it, where somebody has */
  readonly note?: ReactNode;
}

function Verdict({ name, verdict, sure, words, before, isPlain = false, note }: VerdictProps) {
  const t = useTranslations('update');
  return (
    <div className="verdict">
      <dt className="text-ink-2">{name}</dt>
      <dd className="font-medium">{verdict}</dd>
      <dd className="text-ink-2">{sure}</dd>
      <dd>
        {words.length > 0 ? (
          <>
            {before ?? t('because')} <Quoted words={words} />
          </>
        ) : (
          !isPlain && sure !== undefined && <span className="text-ink-2">{t('asAWhole')}</span>
        )}
        {note}
      </dd>
    </div>
  );
}

/** "93 % sure": a calibrated probability, never told as certainty. */
function useSure(): (confidence: number) => string {
  const t = useTranslations('update');
  const locale = useLocale();
  return (confidence) => t('sure', { percent: Math.min(0.99, Math.max(0, confidence)).toLocaleString(locale, { style: 'percent' }) });
}
