/** How an attempt ended; `wait` names the seconds. */
export type SignInOutcome = 'signed-in' | 'wrong' | 'code' | 'wrong-code' | 'unreachable' | { readonly wait: number };

/** Signs in by password through next-auth's own routes. Never rejects. */
export async function signInHere(given: { readonly email: string; readonly password: string; readonly code: string }): Promise<SignInOutcome> {
  try {
    const { csrfToken } = (await (await fetch('/api/auth/csrf', { cache: 'no-store' })).json()) as { csrfToken: string };
    const response = await fetch('/api/auth/callback/credentials', { method: 'POST', body: new URLSearchParams({ ...given, csrfToken, json: 'true' }), cache: 'no-store' });
    if (response.status === 429) return { wait: Number(response.headers.get('retry-after')) || 60 };
    const { url = '' } = (await response.json()) as { url?: string };
    if (response.ok && !url.includes('error=')) return 'signed-in';
    const error = new URL(url, window.location.href).searchParams.get('error') ?? 'wrong';
    const [, seconds] = /^wait (\d+)$/.exec(error) ?? [];
    if (seconds !== undefined) return { wait: Number(seconds) };
    return error === 'code' || error === 'wrong-code' ? error : 'wrong';
  } catch {
    return 'unreachable';
  }
}
