import { facetsOf } from '@/server/queries/facets';
import { parametersOf, respond } from '../respond';

export const dynamic = 'force-dynamic';

export async function GET(request: Request): Promise<Response> {
  return respond(await facetsOf(parametersOf(request)));
}
