import { answerHub, PUSH_LIMIT_BYTES } from '@/server/commands/answerHub';
import { readBytes, respond } from '../../../respond';

export const dynamic = 'force-dynamic';

interface Context {
  params: Promise<{ feedId: string; token: string }>;
}

/** A hub confirms a subscription, or takes it away. */
export function GET(request: Request, context: Context): Promise<Response> {
  return answer(request, 'GET', new Uint8Array(), context);
}

/** A hub says that a feed has something new. */
export async function POST(request: Request, context: Context): Promise<Response> {
  const body = await readBytes(request, PUSH_LIMIT_BYTES);
  return body.ok ? answer(request, 'POST', body.value, context) : respond(body);
}

async function answer(request: Request, method: 'GET' | 'POST', body: Uint8Array, { params }: Context): Promise<Response> {
  const { feedId, token } = await params;
  const result = await answerHub({ method, feedId, token, query: new URL(request.url).searchParams, signature: request.headers.get('x-hub-signature'), body });
  if (!result.ok) return respond(result);
  return new Response(result.value.body, { status: result.value.status, headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' } });
}
