import { deskSnapshot } from '@/server/queries/deskSnapshot';
import { respond } from '../respond';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  return respond(await deskSnapshot());
}
