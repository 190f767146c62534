import { endMySessions } from '@/server/commands/me';
import { mySessions } from '@/server/queries/accounts';
import { answered } from '../respond';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return answered(request, (actor) => mySessions(actor));
}

export function DELETE(request: Request): Promise<Response> {
  return answered(request, (actor) => endMySessions(actor));
}
