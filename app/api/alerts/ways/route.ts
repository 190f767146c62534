import { setAlertWay } from '@/server/commands/alerts';
import { answered, readJson } from '../../respond';

export const dynamic = 'force-dynamic';

export function PUT(request: Request): Promise<Response> {
  return answered(request, async (actor) => {
    const body = await readJson(request);
    return body.ok ? setAlertWay(actor, body.value) : body;
  });
}
