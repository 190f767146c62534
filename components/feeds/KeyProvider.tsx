'use client';

import { createContext, use, useCallback, useRef, useState, type ReactNode } from 'react';
import { err, type Result } from '@/lib/domain/result';
import { keepKey, readKey } from './adminKey';
import { KeyDialog } from './KeyDialog';
import { sendChange, type ChangeRequest, type ClientProblem } from './sendChange';

/** A change that was given up at the key dialog. */
export type ChangeOutcome<T> = Result<T, ClientProblem | { readonly code: 'given-up'; readonly message: string; readonly field?: string }>;

type SendWithKey = <T>(request: ChangeRequest) => Promise<ChangeOutcome<T>>;
const SendContext = createContext<SendWithKey | null>(null);

/** Sends a change; where the key is missing or wrong, asks for it first and then goes on with the same change. */
export function useSendChange(): SendWithKey {
  const send = use(SendContext);
  if (!send) throw new Error('useSendChange needs a KeyProvider above it');
  return send;
}

type Asking = { readonly trouble: 'missing' | 'wrong' | 'none'; readonly answer: (key: string | null) => void };

export function KeyProvider({ children }: { children: ReactNode }) {
  const [asking, setAsking] = useState<Asking | null>(null);
  const isAsking = useRef(false);

  const send = useCallback<SendWithKey>(async <T,>(request: ChangeRequest): Promise<ChangeOutcome<T>> => {
    const ask = (trouble: Asking['trouble']) =>
      new Promise<string | null>((resolve) => {
        isAsking.current = true;
        setAsking({
          trouble,
          answer: (key) => {
            isAsking.current = false;
            setAsking(null);
            resolve(key);
          },
        });
      });
    const givenUp = err({ code: 'given-up' as const, message: '' });
    if (isAsking.current) return givenUp;

    let key = readKey() ?? (await ask('missing'));
    for (;;) {
      if (key === null) return givenUp;
      const outcome = await sendChange<T>(request, key);
      if (outcome.ok || (outcome.error.code !== 'unauthorized' && outcome.error.code !== 'no-admin-token')) {
        keepKey(key);
        return outcome;
      }
      keepKey(null);
      key = await ask(outcome.error.code === 'unauthorized' ? 'wrong' : 'none');
    }
  }, []);

  return (
    <SendContext value={send}>
      {children}
      {asking && <KeyDialog trouble={asking.trouble} onAnswer={asking.answer} />}
    </SendContext>
  );
}
