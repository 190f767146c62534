'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useRef, useState } from 'react';
import { askOnce } from '@/components/live/askOnce';
import { send, type SendProblem } from '@/components/ui/send';
import { ALERT_SETUP_PATH, type AlertSetup } from '@/lib/protocol/alerts';

const KNOWN = ['url', 'name', 'zone', 'capADay', 'points', 'kind', 'unreachable', 'forbidden', 'not-found'] as const;

/** Why a change was refused, in the reader's language, and which field is at fault. */
export interface Refusal {
  readonly words: string;
  readonly field: string;
}

export function useRefusal(): (problem: SendProblem) => Refusal {
  const t = useTranslations('alerts.setup.problem');
  return ({ code, field }) => ({ words: t(KNOWN.find((known) => known === field || known === code) ?? 'other'), field: field ?? '' });
}

export interface Setup {
  readonly setup: AlertSetup;
  reload(): Promise<void>;
}

/** What somebody has set up for their alerts. */
export function useSetup(initial: AlertSetup): Setup {
  const [setup, setSetup] = useState(initial);
  const reload = useCallback(async () => {
    const { answer } = await askOnce<AlertSetup>(ALERT_SETUP_PATH, new AbortController().signal).catch(() => ({ answer: null }));
    if (answer) setSetup(answer);
  }, []);
  return { setup, reload };
}

/** One part's way to change the setup. Each part has its own: what was refused is said where it was asked for, and nowhere else. */
export function useChange(reload: Setup['reload']) {
  const refusalOf = useRefusal();
  const [problem, setProblem] = useState<Refusal | null>(null);
  const isSending = useRef(false);
  return {
    problem,
    forget: () => setProblem(null),
    /**
     * Sends a change and reads everything anew. A second press while one is under way is passed over: it would do the same twice.
     * @returns what the server answered; null: refused, with `problem` said, or passed over
     */
    async change<T>(...request: Parameters<typeof send>): Promise<T | null> {
      if (isSending.current) return null;
      isSending.current = true;
      const outcome = await send<T>(...request);
      setProblem(outcome.ok ? null : refusalOf(outcome.error));
      if (outcome.ok) await reload();
      isSending.current = false;
      return outcome.ok ? (outcome.value ?? ({} as T)) : null;
    },
  };
}
