import { acceptBaseline } from '@/server/commands/baselines';
import { BASELINE_LIMIT_BYTES, answered, readJson } from '../respond';

export const dynamic = 'force-dynamic';

export function POST(request: Request): Promise<Response> {
  return answered(
    request,
    async (actor) => {
      const body = await readJson(request, BASELINE_LIMIT_BYTES);
      return body.ok ? acceptBaseline(body.value, actor) : body;
    },
    201,
  );
}
