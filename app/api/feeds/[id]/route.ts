import { ok } from '@/lib/domain/result';
import { editFeed, removeFeed } from '@/server/commands/feeds';
import { feedDetail } from '@/server/queries/feeds';
import { guarded, readJson, respond } from '../../respond';

export const dynamic = 'force-dynamic';

export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return respond(await feedDetail((await params).id));
}

export function PATCH(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return guarded(request, async () => {
    const body = await readJson(request);
    if (!body.ok) return body;
    const edited = await editFeed((await params).id, body.value);
    return edited.ok ? ok({ feed: edited.value }) : edited;
  });
}

export function DELETE(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return guarded(request, async () => removeFeed((await params).id), 204);
}
