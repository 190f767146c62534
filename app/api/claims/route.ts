import { claimsAsOf } from '@/server/queries/claims';
import { parametersOf, respond } from '../respond';

export const dynamic = 'force-dynamic';

export async function GET(request: Request): Promise<Response> {
  return respond(await claimsAsOf(parametersOf(request)));
}
