import { ok } from '@/lib/domain/result';
import type { WatchlistFeedAnswer } from '@/lib/protocol/watchlists';
import { closeWatchlistFeed, renewWatchlistFeed } from '@/server/commands/watchlists';
import { deskAddress } from '../../../deskAddress';
import { answered } from '../../../respond';

export const dynamic = 'force-dynamic';

export function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answered<WatchlistFeedAnswer>(
    request,
    async (actor) => {
      const renewed = await renewWatchlistFeed(actor, (await params).id);
      if (!renewed.ok) return renewed;
      const address = `${deskAddress(request)}/api/watchlists/feed/${renewed.value.secret}`;
      return ok({ rss: `${address}.xml`, json: `${address}.json` });
    },
    201,
  );
}

export function DELETE(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answered(request, async (actor) => closeWatchlistFeed(actor, (await params).id), 204);
}
