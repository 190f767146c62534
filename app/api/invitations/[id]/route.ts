import { withdrawInvitation } from '@/server/commands/people';
import { answered } from '../../respond';

export const dynamic = 'force-dynamic';

export function DELETE(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answered(request, async (actor) => withdrawInvitation(actor, (await params).id), 204);
}
