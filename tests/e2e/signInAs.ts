import type { BrowserContext } from '@playwright/test';
import type { Role } from '@/lib/domain/person';
import { KEY, type Desk } from './desk';

const PASSWORD = 'four plain words here';

/** Makes an account of this role by the desk's key and an invitation, and signs this browser in with it. */
export async function signInAs(context: BrowserContext, desk: Desk, role: Role): Promise<void> {
  const { request } = context;
  const email = `${role}-${Date.now()}@example.org`;
  const post = async (path: string, data: object, headers: Record<string, string> = {}) => {
    const answer = await request.post(`${desk.url}${path}`, { data, headers });
    if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}: ${await answer.text()}`);
    return (await answer.json()) as { path: string };
  };
  const link = await post('/api/invitations', { role, email }, { authorization: `Bearer ${KEY}` });
  await post('/api/invitations/accept', { token: new URL(link.path, desk.url).searchParams.get('token'), name: role, email, password: PASSWORD });
  const { csrfToken } = (await (await request.get(`${desk.url}/api/auth/csrf`)).json()) as { csrfToken: string };
  const answer = await request.post(`${desk.url}/api/auth/callback/credentials`, { form: { csrfToken, email, password: PASSWORD, code: '', json: 'true' } });
  if (!answer.ok()) throw new Error(`signing in answered ${answer.status()}`);
}
