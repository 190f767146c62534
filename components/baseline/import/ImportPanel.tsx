'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSendChange, type ChangeOutcome } from '@/components/feeds/ChangeProvider';
import { useProblemWords } from '@/components/feeds/useProblemWords';
import { dropEmpty } from '@/lib/baseline/editBaseline';
import { listStatements } from '@/lib/baseline/parseBaseline';
import { BASELINE_PREVIEW_PATH, BASELINES_PATH, type BaselineAnswer, type BaselinePreviewAnswer, type NewBaseline } from '@/lib/protocol/baselines';
import { ArticleForm } from './ArticleForm';
import { ArticleSource } from './ArticleSource';
import { draftOf, type ArticleDraft, type FollowableClaim } from './articleDraft';

/** An import in its two steps: a text, then what is read in it, to be changed and accepted. */
export function ImportPanel({ followable }: { followable: readonly FollowableClaim[] }) {
  const t = useTranslations('baseline');
  const send = useSendChange();
  const wordsOf = useProblemWords();
  const [text, setText] = useState('');
  const [source, setSource] = useState('');
  const [draft, setDraft] = useState<ArticleDraft | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');

  async function ask<T>(path: string, body: object): Promise<T | null> {
    setBusy(true);
    setProblem('');
    const outcome: ChangeOutcome<T> = await send<T>({ method: 'POST', path, body });
    setBusy(false);
    if (outcome.ok) return outcome.value;
    const { code, field, message } = outcome.error;
    if (code !== 'given-up') setProblem(code !== 'invalid' ? wordsOf({ ...outcome.error, code }) : field === 'text' ? t('nothingRead') : t('refused', { message }));
    return null;
  }

  async function preview() {
    const answer = await ask<BaselinePreviewAnswer>(BASELINE_PREVIEW_PATH, { text });
    if (answer) setDraft(draftOf(answer));
  }

  async function accept({ baseline, claims }: ArticleDraft, importedBy: string) {
    const said = dropEmpty(baseline);
    const left = new Set(listStatements(said).map(({ id }) => id));
    const body: NewBaseline = {
      baseline: said,
      claims: [...claims].filter(([statement]) => left.has(statement)).map(([statement, { followedAs }]) => ({ statement, followedAs })),
      source: source || t('pasted'),
      importedBy,
    };
    if (await ask<BaselineAnswer>(BASELINES_PATH, body)) window.location.assign('/baseline');
  }

  return draft === null ? (
    <ArticleSource text={text} isBusy={isBusy} problem={problem} onText={(words, file) => [setText(words), setSource(file)]} onPreview={() => void preview()} />
  ) : (
    <ArticleForm draft={draft} followable={followable} isBusy={isBusy} problem={problem} onChange={setDraft} onBack={() => setDraft(null)} onAccept={(importedBy) => void accept(draft, importedBy)} />
  );
}
