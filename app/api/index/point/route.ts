import { indexPoint } from '@/server/queries/relationsIndex';
import { parametersOf, respond } from '../../respond';

export const dynamic = 'force-dynamic';

export async function GET(request: Request): Promise<Response> {
  return respond(await indexPoint(parametersOf(request)));
}
