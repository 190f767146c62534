import { storiesOver } from '@/server/queries/stories';
import { parametersOf, respond } from '../respond';

export const dynamic = 'force-dynamic';

export async function GET(request: Request): Promise<Response> {
  return respond(await storiesOver(parametersOf(request)));
}
