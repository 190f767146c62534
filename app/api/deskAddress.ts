import { publicAddress } from '@/server/queries/publicAddress';

/** The desk's own address, without a slash at its end: as configured, else as this request found it. */
export function deskAddress(request: Request): string {
  const configured = publicAddress();
  if (configured) return configured;
  const host = request.headers.get('host') ?? new URL(request.url).host;
  return `${new URL(request.url).protocol}//${host}`;
}
