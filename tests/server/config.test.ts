import { ConfigError, describeKeys, readConfig } from '@/server/config';

const problemsOf = (environment: Record<string, string>, file: Record<string, string> = {}): readonly string[] => {
  try {
    readConfig(environment, file);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
};

describe('configuration', () => {
  it('starts with nothing set at all', () => {
    expect(readConfig({})).toMatchObject({ port: 3000, role: 'all', dataDirectory: './data', databaseUrl: null, feedMaxBytes: 12_000_000 });
  });

  it('treats an empty value as absent', () => {
    expect(readConfig({ PORT: '', ADMIN_TOKEN: '  ' })).toMatchObject({ port: 3000, adminToken: null });
  });

  it('lets the environment win over the file', () => {
    expect(readConfig({ PORT: '4000' }, { PORT: '5000', LOG_LEVEL: 'warn' })).toMatchObject({ port: 4000, logLevel: 'warn' });
  });

  it('names every bad value at once', () => {
    expect(problemsOf({ PORT: 'eighty', ROLE: 'king', FEED_TIMEOUT_SECONDS: '0' })).toEqual([
      'PORT: must be a whole number (got "eighty")',
      expect.stringMatching(/^ROLE: .*\(got "king"\)$/),
      'FEED_TIMEOUT_SECONDS: must be between 0.1 and 120 (got "0")',
    ]);
  });

  it('names unknown keys in the file, and those of our kind in the environment', () => {
    expect(problemsOf({ PATH: '/bin', FEED_TIMEOUT: '3' }, { PROT: '80' })).toEqual([
      'PROT: not a key of Entente (in .env)',
      'FEED_TIMEOUT: not a key of Entente (in the environment)',
    ]);
  });

  it('never repeats a secret', () => {
    const problems = problemsOf({ ADMIN_TOKEN: 'hunter2', DATABASE_URL: 'mysql://root:hunter2@db' }).join('\n');
    expect(problems).toMatch(/ADMIN_TOKEN: must have at least 16 characters/);
    expect(problems).toMatch(/DATABASE_URL: must be a postgres:\/\/ address/);
    expect(problems).not.toContain('hunter2');
  });

  it('refuses a web node without a database, and a shortest interval above the longest', () => {
    expect(problemsOf({ ROLE: 'web', POLL_MIN_SECONDS: '90', POLL_MAX_SECONDS: '60' })).toEqual([
      'ROLE: web needs DATABASE_URL: the embedded store serves one process',
      'POLL_MIN_SECONDS: must not be above POLL_MAX_SECONDS',
    ]);
  });

  it('needs a secret of sign-in that all nodes share, and all of an identity provider', () => {
    expect(problemsOf({ DATABASE_URL: 'postgres://db/entente' })).toEqual(['AUTH_SECRET: must be given with DATABASE_URL: every node seals cookies alike']);
    expect(problemsOf({ DATABASE_URL: 'postgres://db/entente', ROLE: 'poller' })).toEqual([]);
    expect(problemsOf({ OIDC_ISSUER: 'https://id.example.org', SMTP_URL: 'smtp://mail.example.org' })).toEqual([
      'OIDC_ISSUER: needs PUBLIC_URL, where the provider sends people back to',
      'OIDC_ISSUER: needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET',
      'SMTP_URL: needs MAIL_FROM',
    ]);
  });

  it('reads roles by group and the ranges of proxies, or says what they must be', () => {
    const oidc = { OIDC_ISSUER: 'https://id.example.org/', OIDC_CLIENT_ID: 'desk', OIDC_CLIENT_SECRET: 'secret', PUBLIC_URL: 'https://desk.example.org' };
    expect(readConfig({ ...oidc, OIDC_ROLE_MAP: 'desk admins=admin, *=viewer' }).oidc).toEqual({
      issuer: 'https://id.example.org',
      clientId: 'desk',
      clientSecret: 'secret',
      name: 'id.example.org',
      roleClaim: 'groups',
      roleMap: [
        ['desk admins', 'admin'],
        ['*', 'viewer'],
      ],
    });
    expect(problemsOf({ OIDC_ROLE_MAP: 'desk=king', TRUSTED_PROXIES: '10.0.0.0/8, proxy' })).toEqual([
      expect.stringMatching(/^OIDC_ROLE_MAP: must be pairs of group=role/),
      expect.stringMatching(/^TRUSTED_PROXIES: must be addresses/),
    ]);
  });

  it('has a note with a unit for every key', () => {
    for (const { key, note } of describeKeys()) expect([key, note.unit, note.about].every(Boolean)).toBe(true);
  });
});
