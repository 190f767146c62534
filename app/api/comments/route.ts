import { makeComment } from '@/server/commands/notes';
import { commentsOn } from '@/server/queries/judgements';
import { answered, parametersOf, readJson } from '../respond';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return answered(request, () => commentsOn(parametersOf(request)));
}

export function POST(request: Request): Promise<Response> {
  return answered(
    request,
    async (actor) => {
      const body = await readJson(request);
      return body.ok ? makeComment(body.value, actor) : body;
    },
    201,
  );
}
