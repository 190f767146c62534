import { storyWithUpdates } from '@/server/queries/stories';
import { respond } from '../../respond';

export const dynamic = 'force-dynamic';

export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return respond(await storyWithUpdates((await params).id));
}
