'use client';

import { createContext, use, useCallback, useRef, useState, type ReactNode } from 'react';
import { send, type SendMethod, type SendProblem } from '@/components/ui/send';
import { err, type Result } from '@/lib/domain/result';
import { SignInDialog } from './SignInDialog';

export interface ChangeRequest {
  readonly method: SendMethod;
  readonly path: string;
  readonly body?: object | string;
}

/** A change that was given up at the dialog. */
export type ChangeOutcome<T> = Result<T, SendProblem | { readonly code: 'given-up'; readonly message: string; readonly field?: string }>;

type SendChange = <T>(request: ChangeRequest) => Promise<ChangeOutcome<T>>;
const SendContext = createContext<SendChange | null>(null);

/** Sends a change; where nobody is signed in, asks for that first and then goes on with the same change. */
export function useSendChange(): SendChange {
  const sendChange = use(SendContext);
  if (!sendChange) throw new Error('useSendChange needs a ChangeProvider above it');
  return sendChange;
}

export function ChangeProvider({ children }: { children: ReactNode }) {
  const [asking, setAsking] = useState<{ readonly answer: (goOn: boolean) => void } | null>(null);
  const isAsking = useRef(false);

  const sendChange = useCallback<SendChange>(async <T,>({ method, path, body }: ChangeRequest): Promise<ChangeOutcome<T>> => {
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
      const outcome = await send<T>(method, path, body);
      if (outcome.ok || outcome.error.code !== 'unauthorized') return outcome;
      if (!(await ask())) return givenUp;
    }
  }, []);

  return (
    <SendContext value={sendChange}>
      {children}
      {asking && <SignInDialog onAnswer={asking.answer} />}
    </SendContext>
  );
}
