import pino from 'pino';
import { openStore } from '@/server/store/open';
import { kept, madeFeed, madeItem, madePoll, NOON } from '../../contract/made';

/** Run as a process of its own: writes polls for ever and names each one on standard output once it is acknowledged. */
const [url, round] = process.argv.slice(2) as [string, string];
const log = pino({ level: 'silent' });
const store = await openStore(
  url.startsWith('postgres') ? { engine: 'postgres', url, poolSize: 2, log } : { engine: 'sqlite', directory: url, readers: 1, log },
);
await store.feeds.seed([madeFeed('a')], NOON);
async function writeForEver(epoch: number): Promise<never> {
  process.stdout.write(`elected ${epoch}\n`);
  for (let i = 0; ; i += 1) {
    const added = Array.from({ length: 5 }, (_, j) => kept(madeItem('a', `${round}-${i}-${j}`)));
    const { head } = await store.polls.record(madePoll('a', { epoch, added }));
    process.stdout.write(`${added.map(({ item }) => item.id).join(' ')} ${head}\n`);
  }
}
await store.leadership.campaign({ onElected: (epoch) => void writeForEver(epoch), onDeposed: () => process.exit(3) });
