import { stressOver } from '@/server/queries/comparisons';
import { parametersOf, respond } from '../respond';

export const dynamic = 'force-dynamic';

export async function GET(request: Request): Promise<Response> {
  return respond(await stressOver(parametersOf(request)));
}
