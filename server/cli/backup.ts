import { instant } from '@/lib/time/instant';
import { writeBackup } from '@/server/store/portable/writeBackup';
import { readStoreCommand, runStoreCommand } from '@/server/store/portable/storeCommand';

const USAGE = 'usage: npm run backup -- FILE      writes the store into FILE (gzipped JSON lines); the server may be running';

void runStoreCommand(async () => {
  const { address, file } = readStoreCommand(USAGE, process.argv.slice(2), { mayReplace: false });
  const { rows } = await writeBackup(address, file, instant(Date.now()));
  return `${file}: ${rows.feeds} feeds, ${rows.items} items, ${rows.marks} updates`;
});
