import { editAlertChannel, removeAlertChannel } from '@/server/commands/alerts';
import { channelDetail } from '@/server/queries/alerts';
import { answered, readJson } from '../../../respond';

export const dynamic = 'force-dynamic';

export function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answered(request, async (actor) => channelDetail(actor, (await params).id));
}

export function PATCH(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answered(request, async (actor) => {
    const body = await readJson(request);
    return body.ok ? editAlertChannel(actor, (await params).id, body.value) : body;
  });
}

export function DELETE(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answered(request, async (actor) => removeAlertChannel(actor, (await params).id), 204);
}
