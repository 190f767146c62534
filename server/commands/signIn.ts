import type { NextAuthOptions, TokenSet as PlainTokenSet, User } from 'next-auth';
import type { OAuthConfig } from 'next-auth/providers/oauth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { earnedRole } from '@/lib/accounts/earnedRole';
import { plainEmail } from '@/lib/accounts/email';
import { personId } from '@/lib/domain/ids';
import { ADDRESS_HEADER } from '../auth/clientAddress';
import { SESSION_SECONDS, sessionCookieName } from '../auth/sessionCookie';
import { signInByPassword, startSession, type Device } from '../auth/signIn';
import { makeId } from '../auth/tokens';
import type { OidcConfig } from '../config';
import { requireServices } from '../services';

/** What an OpenID Connect provider says of somebody: the claims of the ID token and of the user info together. */
interface Claims {
  readonly sub: string;
  readonly name?: string;
  readonly preferred_username?: string;
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly [claim: string]: unknown;
}

/** What the OpenID client hands over; next-auth's own type leaves its methods out. */
type TokenSet = PlainTokenSet & { claims(): Claims };

/** Reasons that the sign-in page words; anything else is the provider's trouble. */
export type SignInError = 'wrong' | 'code' | 'wrong-code' | 'wait' | 'not-invited' | 'disabled';

const SIGN_IN_PAGE = '/sign-in';

/**
 * How next-auth signs people in here. Its sealed cookie carries nothing but the name of a session; whose it is, with what role and whether it
 * still holds, is always read from the store.
 * @param headers  of the request, as the door has handed it on
 */
export function signInOptions(headers: Headers): NextAuthOptions {
  const { store, now, log, accounts } = requireServices();
  const { authSecret, isSecure, oidc, failures } = accounts;
  const device: Device = { agent: headers.get('user-agent') ?? '', address: headers.get(ADDRESS_HEADER) ?? '' };
  const parts = { people: store.people, sessions: store.sessions, failures, now };

  return {
    secret: authSecret,
    useSecureCookies: isSecure,
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    cookies: { sessionToken: { name: sessionCookieName(isSecure), options: { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure } } },
    pages: { signIn: SIGN_IN_PAGE, error: SIGN_IN_PAGE, signOut: '/account' },
    providers: [
      CredentialsProvider({
        credentials: { email: {}, password: {}, code: {} },
        // The user's id is the session's: the token needs nothing else.
        async authorize(given) {
          const signedIn = await signInByPassword(parts, { email: given?.email ?? '', password: given?.password ?? '', code: given?.code ?? '', ...device });
          if (signedIn.ok) return { id: signedIn.value };
          const refusal = signedIn.error;
          throw new Error(refusal.kind === 'wait' ? `wait ${refusal.seconds}` : refusal.kind);
        },
      }),
      ...(oidc ? [openIdProvider(oidc)] : []),
    ],
    callbacks: {
      async signIn({ user, account, profile }) {
        if (account?.provider !== 'oidc' || !oidc) return true;
        const claims = profile as unknown as Claims;
        // An address that the provider has not verified may be anybody's: no account is joined by it.
        const email = claims.email && claims.email_verified !== false ? plainEmail(claims.email) : null;
        const found = await store.people.bySubject(
          {
            issuer: oidc.issuer,
            subject: claims.sub,
            name: claims.name ?? claims.preferred_username ?? email ?? claims.sub,
            email,
            role: earnedRole(claims[oidc.roleClaim], oidc.roleMap),
            newId: personId(makeId()),
          },
          now(),
        );
        if (!found.ok) return `${SIGN_IN_PAGE}?error=${found.error}`;
        user.id = await startSession(parts, found.value, device);
        return true;
      },
      // `user` is there only while signing in, whatever the types say.
      jwt: ({ token, user }) => ({ sid: (user as User | undefined)?.id ?? token.sid }),
      // Pages ask /api/me; what next-auth would tell of a session is nobody's business.
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url, baseUrl }) => withinDesk(url, new URL(baseUrl).origin),
    },
    logger: {
      error: (code, metadata) => log.warn({ code, err: metadata instanceof Error ? metadata : (metadata as { error?: unknown }).error }, 'sign-in failed'),
      warn: () => undefined,
      debug: () => undefined,
    },
  };
}

/** PKCE, state and nonce, as OAuth 2.0 Security Best Current Practice (RFC 9700 §2.1) asks. */
function openIdProvider({ issuer, clientId, clientSecret, name }: OidcConfig): OAuthConfig<Claims> {
  return {
    id: 'oidc',
    name,
    type: 'oauth',
    issuer,
    wellKnown: `${issuer}/.well-known/openid-configuration`,
    clientId,
    clientSecret,
    authorization: { params: { scope: 'openid email profile' } },
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    // Many providers put groups and address into one of the two only.
    userinfo: { request: async ({ tokens, client }) => ({ ...(tokens as TokenSet).claims(), ...(await client.userinfo(tokens.access_token as string)) }) },
    profile: (claims) => ({ id: claims.sub }),
  };
}

/** Only addresses of this desk; anything else leads to its front page. */
function withinDesk(url: string, origin: string): string {
  if (url.startsWith('/') && !url.startsWith('//') && !url.startsWith('/\\')) return `${origin}${url}`;
  return URL.canParse(url) && new URL(url).origin === origin ? url : origin;
}
