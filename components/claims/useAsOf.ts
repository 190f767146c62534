'use client';

import { useSearchParams } from 'next/navigation';
import { useEffect, useState } from 'react';
import { startOfDay } from '@/lib/claims/evidenceLine';
import { DAY, instant, type Instant } from '@/lib/time/instant';

const PARAMETER = 'as-of';
/** A slider that is being dragged asks nothing until it rests. */
const REST_MS = 200;

export interface AsOf {
  /** midnight UTC of the day shown; null: today */
  readonly day: Instant | null;
  /** the same once the slider rests: what is asked for */
  readonly restedDay: Instant | null;
  setDay(day: Instant | null): void;
}

/**
 * The day that a ledger is read as of. It stands in the address.
 * @param today  midnight UTC; a later day means today
 */
export function useAsOf(today: Instant): AsOf {
  const named = useSearchParams().get(PARAMETER) ?? '';
  const [day, setDay] = useState<Instant | null>(() => readDay(named, today));
  const [restedDay, setRestedDay] = useState(day);
  useEffect(() => {
    if (day === restedDay) return;
    const timer = setTimeout(() => {
      setRestedDay(day);
      window.history.replaceState(null, '', addressWith(day));
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [day, restedDay]);
  return { day, restedDay, setDay };
}

/** The last moment of a day: what became known on it counts. */
export const endOfDay = (day: Instant): Instant => instant(day + DAY - 1);

function readDay(text: string, today: Instant): Instant | null {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) || at >= today ? null : startOfDay(instant(at));
}

function addressWith(day: Instant | null): string {
  const parameters = new URLSearchParams(window.location.search);
  if (day === null) parameters.delete(PARAMETER);
  else parameters.set(PARAMETER, new Date(day).toISOString().slice(0, 10));
  const query = parameters.toString();
  return `${window.location.pathname}${query && `?${query}`}${window.location.hash}`;
}
