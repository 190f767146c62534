import { makeReset } from '@/server/commands/people';
import { answered } from '../../../respond';

export const dynamic = 'force-dynamic';

export function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answered(request, async (actor) => makeReset(actor, (await params).id), 201);
}
