import { editPerson } from '@/server/commands/people';
import { answered, readJson } from '../../respond';

export const dynamic = 'force-dynamic';

export function PATCH(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answered(request, async (actor) => {
    const body = await readJson(request);
    return body.ok ? editPerson(actor, (await params).id, body.value) : body;
  });
}
