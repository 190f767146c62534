import { beginSecondFactor, confirmSecondFactor, dropSecondFactor } from '@/server/commands/me';
import { answered, readJson } from '../../respond';

export const dynamic = 'force-dynamic';

export function POST(request: Request): Promise<Response> {
  return answered(request, async (actor) => {
    const body = await readJson(request);
    return body.ok ? beginSecondFactor(actor, body.value) : body;
  });
}

export function PUT(request: Request): Promise<Response> {
  return answered(request, async (actor) => {
    const body = await readJson(request);
    return body.ok ? confirmSecondFactor(actor, body.value) : body;
  });
}

export function DELETE(request: Request): Promise<Response> {
  return answered(
    request,
    async (actor) => {
      const body = await readJson(request);
      return body.ok ? dropSecondFactor(actor, body.value) : body;
    },
    204,
  );
}
