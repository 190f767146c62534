import { err, ok, type Result } from '@/lib/domain/result';
import { isProblemCode, type Problem, type ProblemBody } from '@/lib/protocol/problem';

/** Why nothing came of it; `offline`: no answer. */
export type SendProblem = Pick<Problem, 'field'> & { readonly code: Problem['code'] | 'offline' };

const PATIENCE_MS = 30_000;

/** Sends what somebody says. Never rejects. */
export async function send<T>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: object): Promise<Result<T, SendProblem>> {
  try {
    const response = await fetch(path, {
      method,
      ...(body && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (response.status === 204) return ok(null as T);
    const answer: unknown = await response.json();
    if (response.ok) return ok(answer as T);
    const { code, field } = (answer as ProblemBody).error;
    return err({ code: isProblemCode(code) ? code : 'internal', ...(field !== undefined && { field }) });
  } catch {
    return err({ code: 'offline' });
  }
}
