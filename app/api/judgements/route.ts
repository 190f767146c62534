import { makeJudgement } from '@/server/commands/judgements';
import { judgementsPage } from '@/server/queries/judgements';
import { answered, parametersOf, readJson } from '../respond';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return answered(request, () => judgementsPage(parametersOf(request)));
}

export function POST(request: Request): Promise<Response> {
  return answered(
    request,
    async (actor) => {
      const body = await readJson(request);
      return body.ok ? makeJudgement(body.value, actor) : body;
    },
    201,
  );
}
