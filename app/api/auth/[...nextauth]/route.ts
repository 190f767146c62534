import NextAuth from 'next-auth';
import type { NextRequest } from 'next/server';
import { signInOptions } from '@/server/commands/signIn';

export const dynamic = 'force-dynamic';

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

export function POST(request: NextRequest, context: Context): Promise<Response> {
  return handle(request, context);
}
