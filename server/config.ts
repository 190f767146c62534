import { z } from 'zod';
import { ROLES as PEOPLE_ROLES, type Role as PersonRole } from '@/lib/domain/person';
import { ACCESS, type Access } from '@/lib/rights/actions';
import { readAddressRanges, type AddressRanges } from './auth/addressRanges';

const ROLES = ['all', 'web', 'poller'] as const;
const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;

/** What the README table and `.env.example` say of a key; a test keeps the three equal. */
export type KeyNote = {
  readonly unit: string;
  readonly secret?: true;
  readonly about: string;
};

const wholeNumber = (low: number, high: number) =>
  z
    .string()
    .regex(/^\d+$/, 'must be a whole number')
    .transform(Number)
    .refine((n) => n >= low && n <= high, `must be between ${low} and ${high}`);
const number = (low: number, high: number) =>
  z
    .string()
    .regex(/^\d+(\.\d+)?$/, 'must be a number')
    .transform(Number)
    .refine((n) => n >= low && n <= high, `must be between ${low} and ${high}`);
const yesOrNo = () => z.enum(['true', 'false'], 'must be true or false').transform((text) => text === 'true');
const webAddress = () => z.url({ protocol: /^https?$/, error: 'must be an http(s) address' });
const token = () => z.string().min(16, 'must have at least 16 characters');
const roleMap = () =>
  z.string().transform((text, context) => {
    const pairs = text.split(',').map((pair) => /^\s*(.+?)\s*=\s*(\w+)\s*$/.exec(pair));
    const read = pairs.flatMap((pair) => (pair && (PEOPLE_ROLES as readonly string[]).includes(pair[2]!) ? [[pair[1]!, pair[2] as PersonRole] as const] : []));
    if (read.length < pairs.length) context.addIssue({ code: 'custom', message: `must be pairs of group=role, each role one of ${PEOPLE_ROLES.join(', ')}` });
    return read;
  });
const addressRanges = () =>
  z.string().transform((text, context) => {
    const ranges = readAddressRanges(text);
    if (!ranges) context.addIssue({ code: 'custom', message: 'must be addresses or ranges (10.0.0.0/8), separated by commas' });
    return ranges ?? [];
  });
const origins = () =>
  z.string().transform((text, context) =>
    text
      .split(/[\s,]+/)
      .filter(Boolean)
      .map((origin) => {
        const isOrigin = /^https?:\/\/[^/]+$/.test(origin) && URL.canParse(origin);
        if (!isOrigin) context.addIssue({ code: 'custom', message: 'must be origins such as https://news.example, joined by commas' });
        return isOrigin ? new URL(origin).origin : origin;
      }),
  );
const note = (unit: string, about: string): KeyNote => ({ unit, about });
const secretNote = (about: string): KeyNote => ({ unit: 'text', secret: true, about });

/** Every key Entente reads from the environment. Values are text; an absent or empty one takes the default. */
const KEYS = z.object({
  PORT: wholeNumber(0, 65_535).prefault('3000').meta(note('port', 'where pages and the live line are served')),
  HOST: z.string().prefault('0.0.0.0').meta(note('address', 'the interface to listen on; 127.0.0.1 keeps it to this machine')),
  PUBLIC_URL: webAddress().optional().meta(note('URL', 'the address readers use; needed for WebSub')),
  ROLE: z.enum(ROLES).prefault('all').meta(note('all, web, poller', 'what this node does; web and poller need DATABASE_URL')),
  DATA_DIR: z.string().min(1).prefault('./data').meta(note('folder', 'the embedded store and generated secrets')),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// address' })
    .optional()
    .meta(secretNote('PostgreSQL in place of the embedded store, for several nodes')),
  DATABASE_CONNECTIONS: wholeNumber(2, 200).prefault('10').meta(note('connections', 'PostgreSQL connections of this node')),
  STORE_READERS: wholeNumber(1, 16).prefault('2').meta(note('threads', 'reading threads of the embedded store')),
  ADMIN_TOKEN: token()
    .optional()
    .meta(secretNote('the key that guards writing over HTTP; made at first start in DATA_DIR/admin-token when absent (embedded store only)')),
  ACCESS: z.enum(ACCESS).prefault('public').meta(note('public, members', 'who may read: everyone who reaches the desk, or only people with an account')),
  AUTH_SECRET: token()
    .optional()
    .meta(secretNote('seals the cookies of sign-in; made at first start in DATA_DIR/auth-secret when absent (embedded store only)')),
  OIDC_ISSUER: webAddress().optional().meta(note('URL', 'an OpenID Connect provider to sign in with; needs PUBLIC_URL')),
  OIDC_CLIENT_ID: z.string().optional().meta(note('text', 'how this desk is registered there; its redirect address is PUBLIC_URL/api/auth/callback/oidc')),
  OIDC_CLIENT_SECRET: z.string().optional().meta(secretNote('the secret of that registration')),
  OIDC_NAME: z.string().optional().meta(note('text', 'what the button says instead of the provider’s host name')),
  OIDC_ROLE_CLAIM: z.string().prefault('groups').meta(note('claim', 'the claim that lists somebody’s groups')),
  OIDC_ROLE_MAP: roleMap()
    .optional()
    .meta(note('group=role, …', 'roles by group, `*` for everyone; the highest counts. Who earns none needs an invitation first')),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'must be an smtp:// or smtps:// address' })
    .optional()
    .meta(secretNote('the mail server for password resets and alerts; without it no mail is sent')),
  MAIL_FROM: z.string().optional().meta(note('address', 'the sender of that mail; needed with SMTP_URL')),
  TRUSTED_PROXIES: addressRanges()
    .optional()
    .meta(note('addresses, ranges', 'proxies whose X-Forwarded-For and X-Forwarded-Proto are believed; without it nobody’s are')),
  EMBED_ORIGINS: origins().prefault('').meta(note('origins', 'sites whose pages may show a chart of /embed/ in a frame, such as https://news.example; without it nobody’s may')),
  METRICS_TOKEN: token().optional().meta(secretNote('lets a remote scraper read /metrics; without it only this machine may')),
  WALL_TOKEN: token().optional().meta(secretNote('lets a screen open the wall by a link that carries it, /wall?token=…; without it the wall is open as the desk is')),
  LOG_LEVEL: z.enum(LOG_LEVELS).prefault('info').meta(note(LOG_LEVELS.join(', '), 'the least serious line that is logged')),
  POLL_MIN_SECONDS: number(0.2, 3_600).prefault('60').meta(note('seconds', 'the shortest interval between two polls of a feed')),
  POLL_MAX_SECONDS: number(0.2, 86_400).prefault('3600').meta(note('seconds', 'the longest interval, and the ceiling of back-off')),
  FEED_HOST_GAP_SECONDS: number(0, 600).prefault('2').meta(note('seconds', 'the pause between two requests to one host')),
  FEED_TIMEOUT_SECONDS: number(0.1, 120).prefault('20').meta(note('seconds', 'the longest a feed may take from request to last byte')),
  FEED_MAX_MEGABYTES: number(0.01, 200).prefault('12').meta(note('MB', 'the largest feed, after decompression')),
  FEED_CONCURRENCY: wholeNumber(1, 256).prefault('16').meta(note('requests', 'feeds polled at the same time')),
  FEED_CATALOG: z.string().min(1).optional().meta(note('JSON file', 'the feeds that a store starts with, in place of the shipped catalog')),
  RULES_DIRECTORY: z.string().min(1).optional().meta(note('folder', 'your own concepts.json, taxonomy.json or claims.json, in place of those that ship')),
  ALLOW_PRIVATE_FEEDS: yesOrNo()
    .prefault('false')
    .meta(note('true, false', 'lets feeds live on private and loopback addresses')),
  VAPID_PRIVATE_KEY: z
    .string()
    .regex(/^[\w-]{43}=?$/, 'must be a private key of P-256: 32 bytes as base64url')
    .optional()
    .meta(secretNote('the key that browsers’ push services know this desk by; made at first start in DATA_DIR/vapid-key when absent (embedded store only)')),
  ALLOW_PRIVATE_WEBHOOKS: yesOrNo()
    .prefault('false')
    .meta(note('true, false', 'lets people send alerts to webhooks on private and loopback addresses')),
  READER_THREADS: wholeNumber(1, 16).prefault('2').meta(note('threads', 'worker threads that parse feeds and read what they bring')),
  READER_TIMEOUT_SECONDS: number(0.1, 60).prefault('5').meta(note('seconds', 'the longest a document, or the reading of its items, may take')),
  UPDATE_RETENTION_DAYS: wholeNumber(0, 36_500).prefault('0').meta(note('days', 'updates older than this are deleted; 0 keeps them')),
  REFUSED_RETENTION_DAYS: wholeNumber(1, 36_500).prefault('90').meta(note('days', 'how long items that do not bear on the story are known')),
  CHANGE_RETENTION_HOURS: wholeNumber(1, 8_760).prefault('72').meta(note('hours', 'how long a page may be away and still resume')),
  POLL_RETENTION_DAYS: wholeNumber(1, 3_650).prefault('30').meta(note('days', 'how long the trace of each poll is kept')),
});

type Keys = z.infer<typeof KEYS>;
export type Role = Keys['ROLE'];

/** An OpenID Connect provider. */
export interface OidcConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly name: string;
  readonly roleClaim: string;
  /** group and the role it earns; `*`: everyone */
  readonly roleMap: readonly (readonly [group: string, role: PersonRole])[];
}

/** The environment once read: camel case, units in the names. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string | null;
  readonly role: Role;
  readonly dataDirectory: string;
  readonly databaseUrl: string | null;
  readonly databaseConnections: number;
  readonly storeReaders: number;
  readonly adminToken: string | null;
  readonly access: Access;
  readonly authSecret: string | null;
  readonly oidc: OidcConfig | null;
  /** null: no mail is sent */
  readonly mail: { readonly smtpUrl: string; readonly from: string } | null;
  readonly trustedProxies: AddressRanges;
  /** origins whose pages may frame a chart */
  readonly embedOrigins: readonly string[];
  readonly metricsToken: string | null;
  /** null: the wall is open as the desk is */
  readonly wallToken: string | null;
  readonly logLevel: Keys['LOG_LEVEL'];
  readonly pollMinSeconds: number;
  readonly pollMaxSeconds: number;
  readonly feedHostGapSeconds: number;
  readonly feedTimeoutSeconds: number;
  readonly feedMaxBytes: number;
  readonly feedConcurrency: number;
  /** null: the catalog that ships */
  readonly feedCatalogFile: string | null;
  /** null: the rules that ship */
  readonly rulesDirectory: string | null;
  readonly allowPrivateFeeds: boolean;
  /** null: made at first start, or none on PostgreSQL */
  readonly vapidPrivateKey: string | null;
  readonly allowPrivateWebhooks: boolean;
  readonly readerThreads: number;
  readonly readerTimeoutMs: number;
  readonly updateRetentionDays: number;
  readonly refusedRetentionDays: number;
  readonly changeRetentionHours: number;
  readonly pollRetentionDays: number;
}

/** One line for each thing that is wrong, each naming its key. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  constructor(readonly problems: readonly string[]) {
    super(`Entente cannot start with this configuration:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  }
}

/**
 * Reads the configuration, once.
 * @param environment  the process's variables; they win over the file
 * @param file         the key-value pairs of `.env`, where every key must be ours
 * Errors: `ConfigError` with one problem a line; secret values are never repeated in it.
 */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  file: Readonly<Record<string, string | undefined>> = {},
): Config {
  const given = { ...dropEmpty(file), ...dropEmpty(environment) };
  const problems = unknownKeys(environment, file);
  const parsed = KEYS.safeParse(Object.fromEntries(configKeys().map((key) => [key, given[key]])));
  if (!parsed.success) {
    for (const issue of parsed.error.issues) problems.push(wordIssue(String(issue.path[0]), issue.message, given));
  } else {
    problems.push(...contradictions(parsed.data));
  }
  if (problems.length > 0 || !parsed.success) throw new ConfigError(problems);
  return toConfig(parsed.data);
}

/** The keys with their notes and defaults, for the documents and the test that compares them. */
export function describeKeys(): { key: string; note: KeyNote; fallback: string }[] {
  return Object.entries(KEYS.shape).map(([key, schema]) => ({
    key,
    note: schema.meta() as unknown as KeyNote,
    fallback: 'defaultValue' in schema.def ? String(schema.def.defaultValue) : '',
  }));
}

function configKeys(): string[] {
  return Object.keys(KEYS.shape);
}

function dropEmpty(values: Readonly<Record<string, string | undefined>>): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value.trim() !== ''));
}

// The process's environment is full of other programs' variables, so only those that carry one of our prefixes are
// held to be ours; the file is ours alone.
const OWN_PREFIXES = /^(FEED|OIDC|POLL|READER|RULES|STORE|UPDATE_RETENTION|REFUSED_RETENTION|CHANGE_RETENTION)_/;

function unknownKeys(
  environment: Readonly<Record<string, string | undefined>>,
  file: Readonly<Record<string, string | undefined>>,
): string[] {
  const known = new Set(configKeys());
  const fromFile = Object.keys(file).filter((key) => !known.has(key));
  const fromEnvironment = Object.keys(environment).filter((key) => OWN_PREFIXES.test(key) && !known.has(key));
  return [
    ...fromFile.map((key) => `${key}: not a key of Entente (in .env)`),
    ...fromEnvironment.map((key) => `${key}: not a key of Entente (in the environment)`),
  ];
}

function wordIssue(key: string, message: string, given: Record<string, string | undefined>): string {
  const isSecret = describeKeys().find((entry) => entry.key === key)?.note.secret;
  const shown = given[key] === undefined || isSecret ? '' : ` (got ${JSON.stringify(given[key])})`;
  return `${key}: ${message}${shown}`;
}

function contradictions(keys: Keys): string[] {
  const problems: string[] = [];
  if (keys.ROLE !== 'all' && !keys.DATABASE_URL) problems.push(`ROLE: ${keys.ROLE} needs DATABASE_URL: the embedded store serves one process`);
  if (keys.POLL_MIN_SECONDS > keys.POLL_MAX_SECONDS) problems.push('POLL_MIN_SECONDS: must not be above POLL_MAX_SECONDS');
  if (keys.DATABASE_URL && keys.ROLE !== 'poller' && !keys.AUTH_SECRET) problems.push('AUTH_SECRET: must be given with DATABASE_URL: every node seals cookies alike');
  if (keys.OIDC_ISSUER) {
    if (!keys.PUBLIC_URL) problems.push('OIDC_ISSUER: needs PUBLIC_URL, where the provider sends people back to');
    if (!keys.OIDC_CLIENT_ID || !keys.OIDC_CLIENT_SECRET) problems.push('OIDC_ISSUER: needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET');
  }
  if (keys.SMTP_URL && !keys.MAIL_FROM) problems.push('SMTP_URL: needs MAIL_FROM');
  return problems;
}

function toConfig(keys: Keys): Config {
  return {
    port: keys.PORT,
    host: keys.HOST,
    publicUrl: keys.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    role: keys.ROLE,
    dataDirectory: keys.DATA_DIR,
    databaseUrl: keys.DATABASE_URL ?? null,
    databaseConnections: keys.DATABASE_CONNECTIONS,
    storeReaders: keys.STORE_READERS,
    adminToken: keys.ADMIN_TOKEN ?? null,
    access: keys.ACCESS,
    authSecret: keys.AUTH_SECRET ?? null,
    oidc: toOidc(keys),
    mail: keys.SMTP_URL && keys.MAIL_FROM ? { smtpUrl: keys.SMTP_URL, from: keys.MAIL_FROM } : null,
    trustedProxies: keys.TRUSTED_PROXIES ?? [],
    embedOrigins: keys.EMBED_ORIGINS,
    metricsToken: keys.METRICS_TOKEN ?? null,
    wallToken: keys.WALL_TOKEN ?? null,
    logLevel: keys.LOG_LEVEL,
    pollMinSeconds: keys.POLL_MIN_SECONDS,
    pollMaxSeconds: keys.POLL_MAX_SECONDS,
    feedHostGapSeconds: keys.FEED_HOST_GAP_SECONDS,
    feedTimeoutSeconds: keys.FEED_TIMEOUT_SECONDS,
    feedMaxBytes: Math.round(keys.FEED_MAX_MEGABYTES * 1_000_000),
    feedConcurrency: keys.FEED_CONCURRENCY,
    feedCatalogFile: keys.FEED_CATALOG ?? null,
    rulesDirectory: keys.RULES_DIRECTORY ?? null,
    allowPrivateFeeds: keys.ALLOW_PRIVATE_FEEDS,
    vapidPrivateKey: keys.VAPID_PRIVATE_KEY ?? null,
    allowPrivateWebhooks: keys.ALLOW_PRIVATE_WEBHOOKS,
    readerThreads: keys.READER_THREADS,
    readerTimeoutMs: Math.round(keys.READER_TIMEOUT_SECONDS * 1_000),
    updateRetentionDays: keys.UPDATE_RETENTION_DAYS,
    refusedRetentionDays: keys.REFUSED_RETENTION_DAYS,
    changeRetentionHours: keys.CHANGE_RETENTION_HOURS,
    pollRetentionDays: keys.POLL_RETENTION_DAYS,
  };
}

function toOidc(keys: Keys): OidcConfig | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = keys;
  if (!issuer || !clientId || !clientSecret) return null;
  return { issuer: issuer.replace(/\/+$/, ''), clientId, clientSecret, name: keys.OIDC_NAME ?? new URL(issuer).host, roleClaim: keys.OIDC_ROLE_CLAIM, roleMap: keys.OIDC_ROLE_MAP ?? [] };
}
