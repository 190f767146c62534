import { alertsOf } from '@/server/queries/alerts';
import { answered, parametersOf } from '../respond';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return answered(request, (actor) => alertsOf(actor, parametersOf(request)));
}
