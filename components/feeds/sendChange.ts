import { err, ok, type Result } from '@/lib/domain/result';
import { isProblemCode, type Problem } from '@/lib/protocol/problem';

/** What a browser can meet beyond the server's own refusals. */
export type ClientProblem = Omit<Problem, 'code'> & { readonly code: Problem['code'] | 'unreachable' | 'unexpected' };

export interface ChangeRequest {
  readonly method: 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  /** sent as JSON; text is sent as OPML */
  readonly body?: object | string;
}

/** Longer than the server's own limit for reading a feed. */
const PATIENCE_MS = 60_000;

/** Sends one change, by the session that the browser holds. Never rejects. */
export async function sendChange<T>({ method, path, body }: ChangeRequest): Promise<Result<T, ClientProblem>> {
  const isText = typeof body === 'string';
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers: body === undefined ? {} : { 'Content-Type': isText ? 'text/x-opml' : 'application/json' },
      body: body === undefined || isText ? body : JSON.stringify(body),
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  } catch {
    return err({ code: 'unreachable', message: 'no answer' });
  }
  if (response.status === 204) return ok(null as T);
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok && answer !== null) return ok(answer as T);
  return err(readProblem(answer) ?? { code: 'unexpected', message: `answered ${response.status}` });
}

function readProblem(answer: unknown): Problem | null {
  const error = (answer as { error?: Partial<Problem> } | null)?.error;
  if (!error || typeof error.code !== 'string' || !isProblemCode(error.code)) return null;
  return { code: error.code, message: String(error.message ?? ''), ...(typeof error.field === 'string' ? { field: error.field } : {}) };
}
