import { volumeByOver } from '@/server/queries/volumeBy';
import { parametersOf, respond } from '../../respond';

export const dynamic = 'force-dynamic';

export async function GET(request: Request): Promise<Response> {
  return respond(await volumeByOver(parametersOf(request)));
}
