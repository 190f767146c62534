import type { LinkKind } from '@/lib/domain/account';
import en from '@/lib/i18n/en.json';
import es from '@/lib/i18n/es.json';
import { requireServices } from '../services';

/**
 * Sends a link that works once to whom it is for, in both languages: which one they read is not known here.
 * @returns whether it went out; false also where this desk sends no mail or has no public address to put into one. Errors: none, trouble is logged
 */
export async function mailLink(kind: LinkKind, to: string, path: string): Promise<boolean> {
  const { sendMail, publicUrl, log } = requireServices();
  if (!sendMail || !publicUrl) return false;
  const which = kind === 'reset' ? 'reset' : 'invitation';
  const [english, spanish] = [en.accounts.mail[which], es.accounts.mail[which]];
  const link = `${publicUrl}${path}`;
  try {
    await sendMail({ to, subject: `${english.subject} · ${spanish.subject}`, text: `${english.text}\n\n${link}\n\n${spanish.text}\n\n${link}\n` });
    return true;
  } catch (error) {
    log.warn({ err: error }, 'a link could not be sent by mail');
    return false;
  }
}
