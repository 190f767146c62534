import { ok } from '@/lib/domain/result';
import { editWatchlist, removeWatchlist } from '@/server/commands/watchlists';
import { answered, readJson } from '../../respond';

export const dynamic = 'force-dynamic';

export function PATCH(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answered(request, async (actor) => {
    const body = await readJson(request);
    if (!body.ok) return body;
    const edited = await editWatchlist(actor, (await params).id, body.value);
    return edited.ok ? ok({ watchlist: edited.value }) : edited;
  });
}

export function DELETE(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answered(request, async (actor) => removeWatchlist(actor, (await params).id), 204);
}
