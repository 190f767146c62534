import { briefingSchedule, scheduleBriefing, stopBriefings } from '@/server/commands/briefings';
import { answered, readJson } from '../../respond';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return answered(request, briefingSchedule);
}

export function PUT(request: Request): Promise<Response> {
  return answered(request, async (actor) => {
    const body = await readJson(request);
    return body.ok ? scheduleBriefing(actor, body.value) : body;
  });
}

export function DELETE(request: Request): Promise<Response> {
  return answered(request, stopBriefings, 204);
}
