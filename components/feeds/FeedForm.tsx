'use client';

import { useTranslations } from 'next-intl';
import { useState, type FormEvent } from 'react';
import { useFirstFocus } from '@/components/ui/useFirstFocus';
import { FEED_LANGUAGES, type Feed, type FeedLanguage } from '@/lib/domain/feed';
import { FEED_TEST_PATH, FEEDS_PATH, type FeedAnswer, type FeedTestAnswer } from '@/lib/protocol/requests';
import { EMPTY_DRAFT, draftOf, sentDraft, type FeedDraft } from './feedDraft';
import { FeedFields } from './FeedFields';
import { FeedPreviewPanel } from './FeedPreviewPanel';
import { isGoogleNews } from './feedWords';
import { Field } from './Field';
import { useSendChange, type ChangeOutcome } from './ChangeProvider';
import { useProblemWords } from './useProblemWords';

/** Adds a feed, or edits one. Its address can be tested first: that shows what it would bring and fills in what it says of itself. */
export function FeedForm({ feed, onDone }: { feed?: Feed; onDone: (name: string) => void }) {
  const t = useTranslations('edit');
  const addressRef = useFirstFocus<HTMLInputElement>();
  const send = useSendChange();
  const wordsOf = useProblemWords();
  const [draft, setDraft] = useState<FeedDraft>(feed ? draftOf(feed) : EMPTY_DRAFT);
  const [preview, setPreview] = useState<FeedTestAnswer | null>(null);
  const [busy, setBusy] = useState<'testing' | 'saving' | null>(null);
  const [wrong, setWrong] = useState<{ field: string; words: string } | null>(null);
  const [mayUseGoogle, setMayUseGoogle] = useState(false);
  const needsTerms = isGoogleNews(draft.url) && draft.url !== feed?.url;

  function refuse(outcome: ChangeOutcome<unknown>) {
    if (outcome.ok || outcome.error.code === 'given-up') return;
    const { code, field } = outcome.error;
    setWrong({ field: code === 'unreadable-feed' ? 'url' : (field ?? ''), words: wordsOf({ ...outcome.error, code }) });
  }

  async function test() {
    setBusy('testing');
    setWrong(null);
    setPreview(null);
    const outcome = await send<FeedTestAnswer>({ method: 'POST', path: FEED_TEST_PATH, body: { url: draft.url.trim() } });
    setBusy(null);
    if (!outcome.ok) return refuse(outcome);
    setPreview(outcome.value);
    setDraft((before) => fillIn(before, outcome.value));
  }

  async function save(event: FormEvent) {
    event.preventDefault();
    setBusy('saving');
    setWrong(null);
    const body = sentDraft(draft);
    const outcome = await (feed
      ? send<FeedAnswer>({ method: 'PATCH', path: `${FEEDS_PATH}/${feed.id}`, body })
      : send<FeedAnswer>({ method: 'POST', path: FEEDS_PATH, body }));
    setBusy(null);
    if (outcome.ok) onDone(outcome.value.feed.name);
    else refuse(outcome);
  }

  const isFieldKnown = wrong !== null && (wrong.field === 'url' || wrong.field in draft);
  return (
    <form onSubmit={(event) => void save(event)} className="t-body grid gap-4">
      <div className="grid items-start gap-x-6 gap-y-2 tablet:grid-cols-[minmax(0,1fr)_auto]">
        <Field label={t('url')} hint={t('urlHint')} problem={wrong?.field === 'url' ? wrong.words : undefined}>
          {(control) => <input {...control} ref={addressRef} type="url" required maxLength={2_000} value={draft.url} onChange={(event) => setDraft({ ...draft, url: event.target.value })} />}
        </Field>
        <button type="button" className="action t-label tablet:mt-5" aria-busy={busy === 'testing'} onClick={() => void test()}>
          {t('test')}
        </button>
      </div>
      <p role="status" className={busy === 'testing' ? 'text-ink-2' : 'unseen'}>
        {busy === 'testing' ? t('testing') : ''}
      </p>
      {preview && <FeedPreviewPanel preview={preview} />}
      <FeedFields draft={draft} onChange={setDraft} wrong={wrong} />
      {needsTerms && (
        <label className="flex items-baseline gap-2 border-y border-rule py-2">
          <input type="checkbox" required checked={mayUseGoogle} onChange={(event) => setMayUseGoogle(event.target.checked)} />
          <span>
            {t('googleNews')} <strong>{t('googleNewsConfirm')}</strong>
          </span>
        </label>
      )}
      {wrong && !isFieldKnown && (
        <p role="alert" className="text-warn">
          {wrong.words}
        </p>
      )}
      <button type="submit" className="action-main justify-self-start" disabled={busy === 'saving'}>
        {feed ? t('save') : t('add')}
      </button>
    </form>
  );
}

/** What the feed says of itself, where the form is still empty. */
function fillIn(draft: FeedDraft, preview: FeedTestAnswer): FeedDraft {
  const language = FEED_LANGUAGES.find((known): known is FeedLanguage => known === preview.language?.slice(0, 2).toLowerCase());
  return {
    ...draft,
    url: preview.url,
    name: draft.name || preview.title.slice(0, 120),
    outlet: draft.outlet || preview.title.slice(0, 120),
    homepage: draft.homepage || (preview.homepage ?? ''),
    language: draft.name ? draft.language : (language ?? draft.language),
  };
}
