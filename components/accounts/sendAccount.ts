import { err, ok, type Result } from '@/lib/domain/result';
import { isProblemCode, type Problem } from '@/lib/protocol/problem';

/** What a browser can meet beyond the server's own refusals. */
export type AccountProblem = Omit<Problem, 'code'> & { readonly code: Problem['code'] | 'unreachable' | 'unexpected' };

const PATIENCE_MS = 30_000;

/** Sends one change of an account, by the session that the browser holds. Never rejects; null where the server has nothing to say. */
export async function sendAccount<T>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: object): Promise<Result<T, AccountProblem>> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  } catch {
    return err({ code: 'unreachable', message: 'no answer' });
  }
  if (response.status === 204) return ok(null as T);
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok && answer !== null) return ok(answer as T);
  const problem = (answer as { error?: Partial<Problem> } | null)?.error;
  if (!problem || typeof problem.code !== 'string' || !isProblemCode(problem.code)) return err({ code: 'unexpected', message: `answered ${response.status}` });
  return err({ code: problem.code, message: String(problem.message ?? ''), ...(typeof problem.field === 'string' ? { field: problem.field } : {}) });
}
