'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useState } from 'react';
import { askOnce } from '@/components/live/askOnce';
import { send, type SendProblem } from '@/components/ui/send';
import { ALERT_SETUP_PATH, type AlertSetup } from '@/lib/protocol/alerts';

const KNOWN = ['url', 'name', 'zone', 'capADay', 'points', 'kind', 'unreachable', 'forbidden', 'not-found'] as const;

/** A refusal in the reader's language. */
export function useAlertProblem(): (problem: SendProblem) => string {
  const t = useTranslations('alerts.setup.problem');
  return ({ code, field }) => t(KNOWN.find((known) => known === field || known === code) ?? 'other');
}

export interface Setup {
  readonly setup: AlertSetup;
  /** Sends a change and reads everything anew. @returns what the server answered; null: refused, with `problem` said */
  change<T>(...request: Parameters<typeof send>): Promise<T | null>;
  reload(): Promise<void>;
  /** why the last change was refused, and which field is at fault */
  readonly problem: { readonly words: string; readonly field: string } | null;
  readonly isSaved: boolean;
}

/** What somebody has set up for their alerts, and the way to change it. */
export function useSetup(initial: AlertSetup): Setup {
  const wordsOf = useAlertProblem();
  const [setup, setSetup] = useState(initial);
  const [problem, setProblem] = useState<Setup['problem']>(null);
  const [isSaved, setIsSaved] = useState(false);
  const reload = useCallback(async () => {
    const { answer } = await askOnce<AlertSetup>(ALERT_SETUP_PATH, new AbortController().signal).catch(() => ({ answer: null }));
    if (answer) setSetup(answer);
  }, []);
  async function change<T>(...request: Parameters<typeof send>): Promise<T | null> {
    setIsSaved(false);
    const outcome = await send<T>(...request);
    setProblem(outcome.ok ? null : { words: wordsOf(outcome.error), field: outcome.error.field ?? '' });
    setIsSaved(outcome.ok);
    if (!outcome.ok) return null;
    await reload();
    return outcome.value ?? ({} as T);
  }
  return { setup, change, reload, problem, isSaved };
}
