import { updateWithVersions } from '@/server/queries/updates';
import { respond } from '../../respond';

export const dynamic = 'force-dynamic';

export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return respond(await updateWithVersions((await params).id));
}
