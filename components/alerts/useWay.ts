'use client';

import { useRef, useState } from 'react';
import { send } from '@/components/ui/send';
import type { AlertWay } from '@/lib/domain/alert';
import { ALERT_WAYS_PATH } from '@/lib/protocol/alerts';
import { useRefusal, type Refusal } from './useSetup';

/**
 * How one source is told. What is chosen is seen at once and sent one after the other, so that two quick choices both hold.
 * @param saved    what the server last said
 * @param onSaved  `saved` is to be what was sent when this has ended
 */
export function useWay(saved: AlertWay, onSaved: (way: AlertWay) => Promise<void> | void) {
  const refusalOf = useRefusal();
  const [chosen, setChosen] = useState<AlertWay | null>(null);
  const [problem, setProblem] = useState<Refusal | null>(null);
  const newest = useRef<AlertWay | null>(null);
  const line = useRef(Promise.resolve());

  async function sendNext(way: AlertWay) {
    // A later choice holds this one too.
    if (newest.current !== way) return;
    const outcome = await send<AlertWay>('PUT', ALERT_WAYS_PATH, way);
    setProblem(outcome.ok ? null : refusalOf(outcome.error));
    if (outcome.ok) await onSaved(way);
    if (newest.current === way) setChosen(null);
  }

  return {
    way: chosen ?? saved,
    problem,
    choose(way: AlertWay) {
      newest.current = way;
      setChosen(way);
      line.current = line.current.then(() => sendNext(way));
    },
  };
}
