import { updatesPage } from '@/server/queries/updates';
import { parametersOf, respond } from '../respond';

export const dynamic = 'force-dynamic';

export async function GET(request: Request): Promise<Response> {
  return respond(await updatesPage(parametersOf(request)));
}
