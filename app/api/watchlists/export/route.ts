import { actorOf } from '@/server/commands/actorOf';
import { exportedWatchlists } from '@/server/queries/watchlists';
import { respond } from '../../respond';

export const dynamic = 'force-dynamic';

/** A file to keep: indented, so that a person can read it too. */
export async function GET(request: Request): Promise<Response> {
  const file = await exportedWatchlists(actorOf(request.headers));
  if (!file.ok) return respond(file);
  return new Response(`${JSON.stringify(file.value, null, 2)}\n`, {
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Content-Disposition': 'attachment; filename="watchlists.json"', 'Cache-Control': 'no-store' },
  });
}
