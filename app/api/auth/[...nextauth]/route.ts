import NextAuth from 'next-auth';
import { NextRequest } from 'next/server';
import { err } from '@/lib/domain/result';
import { signInOptions } from '@/server/commands/signIn';
import { readBytes, respond } from '../../respond';

export const dynamic = 'force-dynamic';

/** An address, a password, a code and a token. */
const FORM_LIMIT_BYTES = 16 * 1024;
const FORM_TYPE = /^application\/x-www-form-urlencoded\s*(;|$)/i;

interface Context {
  params: Promise<{ nextauth: string[] }>;
}

/** Signing in by password or by an identity provider; see `signInOptions`. */
async function handle(request: NextRequest, context: Context): Promise<Response> {
  return (await NextAuth(request as never, context as never, signInOptions(request.headers))) as Response;
}

export function GET(request: NextRequest, context: Context): Promise<Response> {
  return handle(request, context);
}

export async function POST(request: NextRequest, context: Context): Promise<Response> {
  if (!FORM_TYPE.test(request.headers.get('content-type') ?? '')) {
    return respond(err({ code: 'unsupported-type', message: 'the body must be application/x-www-form-urlencoded', field: 'content-type' }));
  }
  // next-auth would read however much a stranger sends.
  const body = await readBytes(request, FORM_LIMIT_BYTES);
  if (!body.ok) return respond(body);
  return handle(new NextRequest(request.url, { method: 'POST', headers: request.headers, body: Buffer.from(body.value) }), context);
}
