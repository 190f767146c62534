// A node that raises alerts and delivers them, to be killed in the middle: see restart.ts.
import pino from 'pino';
import { sequence } from '@/lib/domain/ids';
import { instant } from '@/lib/time/instant';
import { deliverAlerts } from '@/server/alerts/deliver';
import { createSend } from '@/server/alerts/senders';
import { anyAddress } from '@/server/feeds/address';
import { createExchange } from '@/server/feeds/exchange';
import { createSendMail } from '@/server/mail/sendMail';
import { openStore } from '@/server/store/open';
import { madeAlertStep, madeFired } from '../fixtures/made/alerts';

const { STORE = '', SMTP = '', ALERTS = '0' } = process.env;
const log = pino({ level: 'silent' });
const now = () => instant(Date.now());
const store = await openStore(STORE.startsWith('postgres:') ? { engine: 'postgres', url: STORE, poolSize: 4, log } : { engine: 'sqlite', directory: STORE, readers: 1, log });
const epoch = await new Promise<number>((onElected) => void store.leadership.campaign({ onElected, onDeposed: () => process.exit(1) }));
const exchange = createExchange({ isAllowed: anyAddress });
const send = createSend({ exchange, isAllowed: anyAddress, sendMail: createSendMail({ smtpUrl: SMTP, from: 'desk@example.org' }), vapid: null, publicUrl: null, userAgent: 'Entente', now });
void deliverAlerts({ store, send, now, log, signal: new AbortController().signal, onSettled: () => undefined });
// The place in the changes is written with each alert: a node that comes after goes on behind it.
for (let n = (await store.alerts.followed()) + 1; n <= Number(ALERTS); n++) {
  await store.alerts.record(madeAlertStep([madeFired('ana', 'list', `item-${n}`)], { epoch, at: now(), followed: sequence(n) }));
}
process.send?.('raised');
