import { markWatchlistRead } from '@/server/commands/watchlists';
import { answered, readJson } from '../../../respond';

export const dynamic = 'force-dynamic';

export function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answered(
    request,
    async (actor) => {
      const body = await readJson(request);
      return body.ok ? markWatchlistRead(actor, (await params).id, body.value) : body;
    },
    204,
  );
}
