import { volumeOver } from '@/server/queries/volume';
import { respond } from '../respond';

export const dynamic = 'force-dynamic';

export async function GET(request: Request): Promise<Response> {
  return respond(await volumeOver(new URL(request.url).searchParams.get('span')));
}
