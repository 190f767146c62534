import { briefingSchedule, scheduleBriefing, stopBriefings } from '@/server/commands/briefings';
import { answered, readJson } from '../../respond';

export const dynamic = 'force-dynamic';

export const GET = (request: Request): Promise<Response> => answered(request, briefingSchedule);

export function PUT(request: Request): Promise<Response> {
  return answered(request, async (actor) => {
    const body = await readJson(request);
    return body.ok ? scheduleBriefing(actor, body.value) : body;
  });
}

export const DELETE = (request: Request): Promise<Response> => answered(request, stopBriefings, 204);
