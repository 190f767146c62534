// `npm run dev`: the server from source, started again when it changes; Next reloads the pages by itself.
import { spawn } from 'node:child_process';
import path from 'node:path';

const tsx = path.join('node_modules', 'tsx', 'dist', 'cli.mjs');
const child = spawn(
  process.execPath,
  [tsx, 'watch', '--clear-screen=false', '--exclude', './app/**', '--exclude', './components/**', '--exclude', './.next/**', 'server/index.ts', ...process.argv.slice(2)],
  { stdio: 'inherit', env: { ...process.env, NODE_ENV: 'development', NEXT_TELEMETRY_DISABLED: '1' } },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
