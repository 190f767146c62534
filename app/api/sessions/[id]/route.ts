import { endMySession } from '@/server/commands/me';
import { answered } from '../../respond';

export const dynamic = 'force-dynamic';

export function DELETE(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answered(request, async (actor) => endMySession(actor, (await params).id), 204);
}
