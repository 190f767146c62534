import type { EditedRules } from '@/lib/claims/newsRules';
import type { Result } from '@/lib/domain/result';
import type { Instant } from '@/lib/time/instant';
import type { Access } from '@/lib/rights/actions';
import type { Failures } from './auth/failures';
import type { OidcConfig } from './config';
import type { AlertServices } from './alerts/openAlerting';
import type { FeedPreview, PreviewRefusal } from './feeds/preview';
import type { FeedReader } from './feeds/reading/parsedFeed';
import type { Logger } from './log';
import type { SendMail } from './mail/sendMail';
import type { Store } from './store/store';

/** What signing in needs. */
export interface AccountServices {
  readonly access: Access;
  /** seals the cookies of sign-in */
  readonly authSecret: string;
  /** readers come over https */
  readonly isSecure: boolean;
  readonly oidc: OidcConfig | null;
  readonly failures: Failures;
  /** Something about people, sessions or walls changed: this node asks the store anew at once, others within seconds. */
  readonly forget: () => void;
}

/** What the two doors (`server/queries`, `server/commands`) may use. */
export interface Services {
  readonly store: Store;
  readonly now: () => Instant;
  readonly log: Logger;
  /** names this build, so that a page of an older one can be told */
  readonly build: string;
  readonly accounts: AccountServices;
  readonly alerts: AlertServices;
  /** null: this desk sends no mail */
  readonly sendMail: SendMail | null;
  readonly publicUrl: string | null;
  /** set when what is on screen is recorded material: `demo` or `replay` */
  readonly recorded: 'demo' | 'replay' | null;
  /** the rule files of an editor that are in force in place of the shipped ones; another object whenever they change */
  readonly editedRules: () => EditedRules;
  /** reads single texts by the rules in force */
  readonly reader: Pick<FeedReader, 'readTexts'>;
  /** fetches and reads a feed without keeping anything */
  readonly previewFeed: (url: string) => Promise<Result<FeedPreview, PreviewRefusal>>;
}

// Next bundles its own copy of every module it imports, so a module variable would be two variables (next.js #54782,
// #65350). The process-wide symbol registry is the one place that both copies share.
const KEY = Symbol.for('entente.services');
type Holder = { [KEY]?: Services };

export function provideServices(services: Services): void {
  (globalThis as Holder)[KEY] = services;
}

/** Errors: throws when the server has not started (a page built outside it). */
export function requireServices(): Services {
  const services = (globalThis as Holder)[KEY];
  if (!services) throw new Error('Entente has not started: pages run inside server/index.ts');
  return services;
}
