import { setStar } from '@/server/commands/notes';
import { ownMarks } from '@/server/queries/judgements';
import { answered, readJson } from '../respond';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return answered(request, (actor) => ownMarks(actor));
}

export function PUT(request: Request): Promise<Response> {
  return answered(request, async (actor) => {
    const body = await readJson(request);
    return body.ok ? setStar(body.value, actor) : body;
  });
}
