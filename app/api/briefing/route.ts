import { briefingOver } from '@/server/queries/briefing';
import { deskAddress } from '../deskAddress';
import { readerLocale } from '../readerLocale';
import { parametersOf, respond } from '../respond';

export const dynamic = 'force-dynamic';

export async function GET(request: Request): Promise<Response> {
  const { hl, ...parameters } = parametersOf(request);
  return respond(await briefingOver(parameters, readerLocale(request, hl), deskAddress(request)));
}
