// `npm test` and `npm run check`: types, lint, import rule, unit; then, unless --fast, integration and browser tests.
// The last line is `N passed, N failed`; the exit code is 0 only when nothing failed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const isFast = process.argv.includes('--fast');
const isCi = process.env.CI === 'true';
const scratch = mkdtempSync(path.join(os.tmpdir(), 'entente-test-'));
const total = { passed: 0, failed: 0, skipped: 0 };

const bin = (...parts) => path.join('node_modules', ...parts);
const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', process.env.CHROMIUM_PATH].filter(Boolean);

function run(title, script, args, env = {}) {
  console.log(`\n— ${title}`);
  const started = Date.now();
  const result = spawnSync(process.execPath, [script, ...args], { stdio: 'inherit', env: { ...process.env, ...env } });
  console.log(`  ${title}: ${result.status === 0 ? 'passed' : 'FAILED'} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  return result.status === 0;
}

function runOne(title, script, args) {
  total[run(title, script, args) ? 'passed' : 'failed'] += 1;
}

/** Like `runOne`, beside others of its kind: what it prints comes in one piece. */
async function runBeside(title, script, args) {
  const started = Date.now();
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const printed = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => printed.push(chunk));
  const code = await new Promise((resolve) => child.on('close', resolve));
  console.log(`\n— ${title}`);
  process.stdout.write(Buffer.concat(printed));
  console.log(`  ${title}: ${code === 0 ? 'passed' : 'FAILED'} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  total[code === 0 ? 'passed' : 'failed'] += 1;
}

/** A runner that was killed, or failed outside any test, still counts as one failure. */
function addCounts({ passed, failed, skipped }, succeeded) {
  total.passed += passed;
  total.failed += failed === 0 && !succeeded ? 1 : failed;
  total.skipped += skipped;
}

function runJest(title, args) {
  const file = path.join(scratch, 'jest.json');
  rmSync(file, { force: true });
  const succeeded = run(title, bin('jest', 'bin', 'jest.js'), ['-c', 'tests/jest.config.mjs', '--json', '--outputFile', file, ...args]);
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
  addCounts(
    { passed: report?.numPassedTests ?? 0, failed: (report?.numFailedTests ?? 0) + (report?.numRuntimeErrorTestSuites ?? 0), skipped: report?.numPendingTests ?? 0 },
    succeeded,
  );
}

function runBrowser() {
  if (!BROWSERS.some((browser) => existsSync(browser))) {
    console.log('\n— browser tests: SKIPPED, no Chromium on this machine (set CHROMIUM_PATH)');
    total[isCi ? 'failed' : 'skipped'] += 1;
    return;
  }
  runOne('production build', path.join('server', 'cli', 'build.mjs'), []);
  const file = path.join(scratch, 'playwright.json');
  const succeeded = run('browser tests', bin('@playwright', 'test', 'cli.js'), ['test', '-c', 'tests/e2e/playwright.config.ts', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
  });
  const stats = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).stats : null;
  addCounts({ passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0), failed: stats?.unexpected ?? 0, skipped: stats?.skipped ?? 0 }, succeeded);
}

await Promise.all([
  runBeside('types', bin('typescript', 'bin', 'tsc'), ['--noEmit', '-p', '.']),
  runBeside('lint', bin('eslint', 'bin', 'eslint.js'), ['--max-warnings', '0', '.']),
]);
if (isFast) {
  runJest('unit tests', ['tests/lib', 'tests/components', 'tests/app']);
} else {
  runJest('unit and integration tests', []);
  runBrowser();
}
rmSync(scratch, { recursive: true, force: true });

if (total.skipped > 0) console.log(`\n${total.skipped} skipped`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);
