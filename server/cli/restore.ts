import { restoreBackup } from '@/server/store/portable/restoreBackup';
import { readStoreCommand, runStoreCommand } from '@/server/store/portable/storeCommand';

const USAGE = 'usage: npm run restore -- FILE [--replace]      fills an empty store from FILE; --replace gives up what the store holds. Stop the server first';

void runStoreCommand(async () => {
  const { address, file, replace } = readStoreCommand(USAGE, process.argv.slice(2), { mayReplace: true });
  const { rows, madeAt } = await restoreBackup(address, file, { replace });
  return `restored the backup of ${madeAt}: ${rows.feeds} feeds, ${rows.items} items, ${rows.marks} updates`;
});
