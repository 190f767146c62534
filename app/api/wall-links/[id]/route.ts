import { renameWallLink, revokeWallLink } from '@/server/commands/wallLinks';
import { answered, readJson } from '../../respond';

export const dynamic = 'force-dynamic';

interface Context {
  params: Promise<{ id: string }>;
}

export function PATCH(request: Request, { params }: Context): Promise<Response> {
  return answered(
    request,
    async (actor) => {
      const body = await readJson(request);
      return body.ok ? renameWallLink(actor, (await params).id, body.value) : body;
    },
    204,
  );
}

export function DELETE(request: Request, { params }: Context): Promise<Response> {
  return answered(request, async (actor) => revokeWallLink(actor, (await params).id), 204);
}
