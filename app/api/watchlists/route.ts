import { ok } from '@/lib/domain/result';
import { addWatchlist } from '@/server/commands/watchlists';
import { watchlistsOf } from '@/server/queries/watchlists';
import { answered, readJson } from '../respond';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return answered(request, watchlistsOf);
}

export function POST(request: Request): Promise<Response> {
  return answered(
    request,
    async (actor) => {
      const body = await readJson(request);
      if (!body.ok) return body;
      const added = await addWatchlist(actor, body.value);
      return added.ok ? ok({ watchlist: added.value }) : added;
    },
    201,
  );
}
