'use client';

import { useLocale, useTranslations } from 'next-intl';
import { send } from '@/components/ui/send';
import { NOTED_KINDS, type NotedKind, type OwnMark } from '@/lib/domain/judgement';
import type { StoryId } from '@/lib/domain/ids';
import { STARS_PATH, type StarsAnswer } from '@/lib/protocol/judgements';
import { EMPTY_SELECTION, writeSelection } from '@/lib/selection/selection';
import { dayAndYearIn } from '@/lib/time/wording';
import { useSending } from './useSending';
import { useStars } from './useStars';

const PAGES: Record<NotedKind, string> = { update: '/updates', story: '/stories', claim: '/claims' };

/** One's own stars and notes by kind; starred stories also as a filter of the desk. */
export function StarredList({ initial }: { initial: StarsAnswer }) {
  const t = useTranslations('stars');
  const locale = useLocale();
  const { answer, retry } = useStars(initial);
  const { isSending, words: wrong, run } = useSending();
  const { marks } = answer ?? initial;
  const stories = marks.filter(({ on, starredAt }) => on.kind === 'story' && starredAt !== null).map(({ on }) => on.id as StoryId);
  const drop = async ({ on }: OwnMark) => {
    if (await run(() => send<OwnMark>('PUT', STARS_PATH, { ...on, isStarred: false, note: '' }))) retry();
  };
  if (marks.length === 0) return <p className="border-t border-ink py-3 text-ink-2">{t('none')}</p>;
  return (
    <>
      {wrong && (
        <p role="alert" className="text-warn">
          {wrong}
        </p>
      )}
      {NOTED_KINDS.map((kind) => {
        const own = marks.filter(({ on }) => on.kind === kind);
        if (own.length === 0) return null;
        return (
          <section key={kind} aria-labelledby={`starred-${kind}`} className="mb-6 border-t border-ink pt-1">
            <header className="flex items-baseline justify-between gap-4">
              <h2 id={`starred-${kind}`} className="font-strong">
                {t(`kinds.${kind}`)}
              </h2>
              {kind === 'story' && stories.length > 0 && <a href={`/?${writeSelection({ ...EMPTY_SELECTION, stories })}`}>{t('onDesk')}</a>}
            </header>
            <ul>
              {own.map((mark) => (
                <li key={mark.on.id} className="border-t border-rule py-2 first:border-t-0">
                  <p className="t-h5 break-words">
                    {mark.starredAt !== null && <span aria-label={t('starred')}>★ </span>}
                    <a href={`${PAGES[kind]}/${encodeURIComponent(mark.on.id)}`} className="plain-link">
                      {mark.title}
                    </a>
                  </p>
                  {mark.note !== '' && <p className="break-words whitespace-pre-wrap">{mark.note}</p>}
                  <p className="facts text-ink-2">
                    {mark.starredAt !== null && <span>{t('since', { day: dayAndYearIn(mark.starredAt, 'UTC', locale) })}</span>}
                    <button type="button" className="action" disabled={isSending} onClick={() => void drop(mark)}>
                      {t('drop')}
                    </button>
                  </p>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}
