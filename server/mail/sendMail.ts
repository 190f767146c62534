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

const PATIENCE_MS = 15_000;

/** @param settings  null: this desk sends no mail. @returns null likewise */
export function createSendMail(settings: { readonly smtpUrl: string; readonly from: string } | null): SendMail | null {
  if (!settings) return null;
  const transport = createTransport({ url: settings.smtpUrl, connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS, disableFileAccess: true, disableUrlAccess: true });
  return async ({ headers, ...mail }) => {
    await transport.sendMail({ from: settings.from, ...mail, headers: { ...headers } });
  };
}
