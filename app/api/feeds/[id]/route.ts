import { ok } from '@/lib/domain/result';
import { editFeed, removeFeed } from '@/server/commands/feeds';
import { feedDetail } from '@/server/queries/feeds';
import { answered, readJson, respond } from '../../respond';

export const dynamic = 'force-dynamic';

export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return respond(await feedDetail((await params).id));
}

export function PATCH(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answered(request, async (actor) => {
    const body = await readJson(request);
    if (!body.ok) return body;
    const edited = await editFeed((await params).id, body.value, actor);
    return edited.ok ? ok({ feed: edited.value }) : edited;
  });
}

export function DELETE(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answered(request, async (actor) => removeFeed((await params).id, actor), 204);
}
