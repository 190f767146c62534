'use client';

import { createContext, use, useCallback, useRef, useState, type ReactNode } from 'react';
import { err, type Result } from '@/lib/domain/result';
import { sendChange, type ChangeRequest, type ClientProblem } from './sendChange';
import { SignInDialog } from './SignInDialog';

/** A change that was given up at the dialog. */
export type ChangeOutcome<T> = Result<T, ClientProblem | { readonly code: 'given-up'; readonly message: string; readonly field?: string }>;

type Send = <T>(request: ChangeRequest) => Promise<ChangeOutcome<T>>;
const SendContext = createContext<Send | null>(null);

/** Sends a change; where nobody is signed in, asks for that first and then goes on with the same change. */
export function useSendChange(): Send {
  const send = use(SendContext);
  if (!send) throw new Error('useSendChange needs a ChangeProvider above it');
  return send;
}

export function ChangeProvider({ children }: { children: ReactNode }) {
  const [asking, setAsking] = useState<{ readonly answer: (goOn: boolean) => void } | null>(null);
  const isAsking = useRef(false);

  const send = useCallback<Send>(async <T,>(request: ChangeRequest): Promise<ChangeOutcome<T>> => {
    const ask = () =>
      new Promise<boolean>((resolve) => {
        isAsking.current = true;
        setAsking({
          answer: (goOn) => {
            isAsking.current = false;
            setAsking(null);
            resolve(goOn);
          },
        });
      });
    const givenUp = err({ code: 'given-up' as const, message: '' });
    if (isAsking.current) return givenUp;
    for (;;) {
      const outcome = await sendChange<T>(request);
      if (outcome.ok || outcome.error.code !== 'unauthorized') return outcome;
      if (!(await ask())) return givenUp;
    }
  }, []);

  return (
    <SendContext value={send}>
      {children}
      {asking && <SignInDialog onAnswer={asking.answer} />}
    </SendContext>
  );
}
