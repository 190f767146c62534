import { createTransport } from 'nodemailer';

/** A message to one person. Text only where there is no reason for more: it reads everywhere and carries nothing hidden. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  /** names the message, so that a receiver can tell a repeat: `<id@host>` */
  readonly messageId?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Rejects with what the mail server said, in words for the owner of the desk. */
export type SendMail = (mail: Mail) => Promise<void>;

/** The longest a message may take from the first byte to the server's word. */
const PATIENCE_MS = 15_000;
/** Messages that come one upon the other share a connection, whose greeting takes longer than they do; so soon after the last one it is closed. */
const IDLE_MS = 1_000;

/** @param settings  null: this desk sends no mail. @returns null likewise */
export function createSendMail(settings: { readonly smtpUrl: string; readonly from: string } | null): SendMail | null {
  if (!settings) return null;
  const transport = createTransport({
    url: settings.smtpUrl,
    pool: true,
    idleTimeout: IDLE_MS,
    // A connection that the server closed while it rested; whether to try once more after that is for the sender to say.
    maxRequeues: 1,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return async ({ headers, ...mail }) => {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    try {
      await transport.sendMail({ from: settings.from, ...mail, headers: { ...headers }, signal });
    } catch (error) {
      throw signal.aborted ? Object.assign(new Error(`the mail server did not take it within ${PATIENCE_MS / 1_000} s`, { cause: error }), { code: 'ETIMEDOUT' }) : error;
    }
  };
}
