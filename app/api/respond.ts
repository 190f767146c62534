import { actorOf } from '@/server/commands/actorOf';
import type { Actor } from '@/lib/domain/person';
import { err, ok, type Result } from '@/lib/domain/result';
import { PROBLEM_STATUS, type Problem, type ProblemBody } from '@/lib/protocol/problem';

const NO_STORE = { 'Cache-Control': 'no-store' };

/** Answers with the value as JSON, or with the problem in the one body all errors have. */
export function respond<T>(result: Result<T, Problem>, status = 200): Response {
  if (!result.ok) return Response.json({ error: result.error } satisfies ProblemBody, { status: PROBLEM_STATUS[result.error.code], headers: NO_STORE });
  if (status === 204) return new Response(null, { status, headers: NO_STORE });
  return Response.json(result.value, { status, headers: NO_STORE });
}

/** What an address asks for; `group=wire&group=us-media` means the same as `group=wire,us-media`. */
export function parametersOf(request: Request): Record<string, string> {
  const given = new URL(request.url).searchParams;
  return Object.fromEntries([...new Set(given.keys())].map((name) => [name, given.getAll(name).join(',')]));
}

/** A route that does something for somebody. Whether they may was settled at the door, by the table of routes (`lib/rights/routes.ts`). */
export async function answered<T>(request: Request, work: (actor: Actor) => Promise<Result<T, Problem>>, status = 200): Promise<Response> {
  return respond(await work(actorOf(request.headers)), status);
}

const JSON_LIMIT_BYTES = 64 * 1024;
/** An article of the longest kind, each of its sentences as JSON. */
export const BASELINE_LIMIT_BYTES = 1024 * 1024;

/** The body as JSON. Errors: `unsupported-type`, `too-large`, `bad-json`. */
export async function readJson(request: Request, limitBytes = JSON_LIMIT_BYTES): Promise<Result<unknown, Problem>> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? '')) {
    return err({ code: 'unsupported-type', message: 'the body must be application/json', field: 'content-type' });
  }
  const body = await readText(request, limitBytes);
  if (!body.ok) return body;
  try {
    return ok(JSON.parse(body.value) as unknown);
  } catch {
    return err({ code: 'bad-json', message: 'the body is not valid JSON', field: 'body' });
  }
}

/** The body as text, read no further than the limit. Errors: `too-large`. */
export async function readText(request: Request, limitBytes: number): Promise<Result<string, Problem>> {
  const body = await readBytes(request, limitBytes);
  return body.ok ? ok(new TextDecoder().decode(body.value)) : body;
}

/** The body as it came, read no further than the limit. Errors: `too-large`. */
export async function readBytes(request: Request, limitBytes: number): Promise<Result<Uint8Array, Problem>> {
  const tooLarge = err<Problem>({ code: 'too-large', message: `the body is larger than ${limitBytes} bytes`, field: 'body' });
  if (Number(request.headers.get('content-length') ?? 0) > limitBytes) return tooLarge;
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true as const, value: undefined };
    if (done) break;
    size += value.byteLength;
    if (size > limitBytes) {
      void reader?.cancel().catch(() => undefined);
      return tooLarge;
    }
    chunks.push(value);
  }
  return ok(new Uint8Array(Buffer.concat(chunks)));
}
