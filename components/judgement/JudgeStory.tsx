'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState, type FormEvent } from 'react';
import { send } from '@/components/ui/send';
import type { ItemId, StoryId } from '@/lib/domain/ids';
import { PLACINGS, type Placing } from '@/lib/domain/judgement';
import { JUDGEMENTS_PATH, type JudgementAnswer } from '@/lib/protocol/judgements';
import { STORIES_PATH, type StoriesAnswer, type StoryAnswer } from '@/lib/protocol/news';
import { DAY, shift } from '@/lib/time/instant';
import { dayIn } from '@/lib/time/wording';
import { Choice } from './Choice';
import { ReasonField } from './ReasonField';
import { useSaid } from './useSaid';
import { useSending } from './useSending';

/** So many days around a story another one may be the same event. */
const DAYS_AROUND = 5;
const MOST_STORIES = 100;

/** Says which updates belong together: merges, splits, moves, or keeps a story as it is. */
export function JudgeStory({ answer: { story, updates }, onJudged }: { answer: StoryAnswer; onJudged: (into: StoryId) => void }) {
  const t = useTranslations('judgement');
  const locale = useLocale();
  const [kind, setKind] = useState<Placing['kind']>('keep');
  const [chosen, setChosen] = useState<readonly ItemId[]>([]);
  const [into, setInto] = useState('');
  const [reason, setReason] = useState('');
  const { isSending, problem, words: wrong, run } = useSending();
  const asked = new URLSearchParams({ from: new Date(shift(story.firstAt, -DAYS_AROUND * DAY)).toISOString(), to: new Date(shift(story.lastAt, DAYS_AROUND * DAY)).toISOString(), limit: String(MOST_STORIES) });
  const around = useSaid<StoriesAnswer>(kind === 'move' || kind === 'merge' ? `${STORIES_PATH}?${asked}` : null);
  const others = around.answer?.stories.filter(({ id }) => id !== story.id) ?? [];
  const picks = kind === 'move' || kind === 'split';
  const goes = kind === 'move' || kind === 'merge';
  const isWhole = reason.trim() !== '' && (!picks || (chosen.length > 0 && (kind === 'move' || chosen.length < updates.length))) && (!goes || into !== '');
  const toggle = (id: ItemId) => setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const value = { kind, ...(picks && { items: chosen }), ...(goes && { into }) };
    const taken = await run(() => send<JudgementAnswer>('POST', JUDGEMENTS_PATH, { verdicts: [{ field: 'story', storyId: story.id, value }], reason }));
    if (!taken) return;
    setReason('');
    setChosen([]);
    onJudged((kind === 'merge' ? into : story.id) as StoryId);
  }

  return (
    <form onSubmit={(event) => void submit(event)} className="grid max-w-[72ch] gap-y-3 py-2">
      <Choice legend={t('fields.story')} name="placing" value={kind} options={PLACINGS.map((one) => [one, t(`actions.${one}`)])} onChange={setKind} />
      {picks && (
        <fieldset>
          <legend className="t-small font-medium">{t('which')}</legend>
          <ul className="max-h-80 overflow-y-auto">
            {updates.toReversed().map(({ update }) => (
              <li key={update.id}>
                <label className="flex min-h-6 items-baseline gap-1.5 py-0.5">
                  <input type="checkbox" checked={chosen.includes(update.id)} onChange={() => toggle(update.id)} />
                  <span className="min-w-0 break-words">
                    <span lang={update.language}>{update.title}</span> <span className="text-ink-2">{update.outlet}</span>
                  </span>
                </label>
              </li>
            ))}
          </ul>
        </fieldset>
      )}
      {goes && (
        <label className="t-small font-medium">
          {t('goal')}
          <select className="field" required value={into} onChange={(event) => setInto(event.target.value)}>
            <option value="">{around.hasFailed ? t('failed') : around.answer ? t('chooseStory') : t('loading')}</option>
            {others.map(({ id, headline, lastAt, updates: count }) => (
              <option key={id} value={id}>
                {dayIn(lastAt, 'UTC', locale)} · {headline.title} ({count})
              </option>
            ))}
          </select>
        </label>
      )}
      <ReasonField value={reason} onChange={setReason} problem={problem} wrong={wrong} />
      <p>
        <button type="submit" className="action-main" disabled={isSending || !isWhole}>
          {t('record', { count: 1 })}
        </button>
      </p>
    </form>
  );
}
