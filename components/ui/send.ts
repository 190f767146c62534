import { err, ok, type Result } from '@/lib/domain/result';
import { isProblemCode, type Problem } from '@/lib/protocol/problem';

/** Why nothing came of it. `unreachable`: no answer; `unexpected`: one that no route of ours gives. */
export type SendProblem = Omit<Problem, 'code'> & { readonly code: Problem['code'] | 'unreachable' | 'unexpected' };

export type SendMethod = 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Longer than the server's own limit for reading a feed. */
const PATIENCE_MS = 60_000;

/**
 * Sends one change, by the session that the browser holds. Never rejects.
 * @param body  sent as JSON; text is sent as OPML
 * @returns what the server answered; null where it has nothing to say
 */
export async function send<T>(method: SendMethod, path: string, body?: object | string): Promise<Result<T, SendProblem>> {
  const isText = typeof body === 'string';
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      ...(body !== undefined && { headers: { 'Content-Type': isText ? 'text/x-opml' : 'application/json' }, body: isText ? body : JSON.stringify(body) }),
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
