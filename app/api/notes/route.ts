import { makeNote } from '@/server/commands/notes';
import { axisNotes } from '@/server/queries/judgements';
import { answered, readJson } from '../respond';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return answered(request, () => axisNotes());
}

export function POST(request: Request): Promise<Response> {
  return answered(
    request,
    async (actor) => {
      const body = await readJson(request);
      return body.ok ? makeNote(body.value, actor) : body;
    },
    201,
  );
}
