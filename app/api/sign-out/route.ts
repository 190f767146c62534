import { actorOf } from '@/server/commands/actorOf';
import { signOut } from '@/server/commands/me';

export const dynamic = 'force-dynamic';

/** Ends the session one is in, from a plain form: it works before any script runs. Goes to the front page. */
export async function POST(request: Request): Promise<Response> {
  const cookies = await signOut(actorOf(request.headers));
  const headers = new Headers({ Location: '/', 'Cache-Control': 'no-store', 'Clear-Site-Data': '"cache"' });
  for (const cookie of cookies) headers.append('Set-Cookie', cookie);
  return new Response(null, { status: 303, headers });
}
