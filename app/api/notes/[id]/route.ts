import { removeNote } from '@/server/commands/notes';
import { answered } from '../../respond';

export const dynamic = 'force-dynamic';

export function DELETE(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answered(request, async (actor) => removeNote((await params).id, actor), 204);
}
