import type { ProblemBody, ProblemCode } from '@/lib/protocol/problem';

export interface Asked<T> {
  readonly answer: T | null;
  readonly problem: ProblemCode | null;
}

interface UnderWay {
  readonly asked: Promise<Asked<unknown>>;
  readonly stop: AbortController;
  waiting: number;
}

const underWay = new Map<string, UnderWay>();

/**
 * Asks a route of ours. Parts of the page that ask the same in one task, as all do when something is chosen, share one request; later ones do
 * not: the news may have moved between.
 * @param signal  this part waits no longer; the request is given up when none does
 * Errors: rejects as `fetch` does.
 */
export function askOnce<T>(url: string, signal: AbortSignal): Promise<Asked<T>> {
  const request = underWay.get(url) ?? begin(url);
  request.waiting++;
  signal.addEventListener('abort', () => {
    if (--request.waiting > 0) return;
    request.stop.abort();
    // What asks again at once shall not get the request that was given up.
    if (underWay.get(url) === request) underWay.delete(url);
  });
  return request.asked as Promise<Asked<T>>;
}

function begin(url: string): UnderWay {
  const stop = new AbortController();
  const request = { asked: ask(url, stop.signal), stop, waiting: 0 };
  underWay.set(url, request);
  queueMicrotask(() => underWay.delete(url));
  return request;
}

async function ask(url: string, signal: AbortSignal): Promise<Asked<unknown>> {
  const response = await fetch(url, { cache: 'no-store', signal });
  const body: unknown = await response.json();
  return response.ok ? { answer: body, problem: null } : { answer: null, problem: (body as ProblemBody).error.code };
}
