import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PRODUCT_PARTS, buildWhereStale } from './build-parts.mjs';
import { electronToUse } from './find-electron.mjs';
import { distDir, repositoryDir } from './paths.mjs';
import { readStartOptions } from './start-options.mjs';

const options = readStartOptions(process.argv.slice(2));
if ('problem' in options) {
  console.error(options.problem);
  process.exit(1);
}
await buildWhereStale(PRODUCT_PARTS).catch((error) => {
  console.error(`Waymark could not be built: ${error.message}`);
  process.exit(1);
});
const electron = options.browser ? { reason: null } : await electronToUse();
if (electron.path === undefined) {
  if (electron.reason !== null) console.log(electron.reason);
  await serveToBrowser();
} else {
  openDesktop(electron.path);
}

async function serveToBrowser() {
  const { startBrowserServer } = await import(pathToFileURL(join(distDir, 'browser-server', 'server.js')).href);
  const rootDir = join(distDir, 'renderer');
  const server = await startBrowserServer({ rootDir, port: options.port, allowsRealCentre: options.real }).catch(
    (error) => {
      console.error(wordsFor(error));
      process.exit(1);
    },
  );
  for (const signal of ['SIGTERM', 'SIGINT']) {
    process.once(signal, () => void server.close().then(() => process.exit(0)));
  }
  console.log(`Waymark is running at ${server.url}`);
  if (options.open) openInBrowser(server.url);
}

function wordsFor(error) {
  if (error.code !== 'EADDRINUSE') return `Waymark could not start: ${error.message}`;
  return (
    `Port ${options.port} of this machine is already in use, perhaps by Waymark itself. ` +
    'Close the other program, then start Waymark again. ' +
    'It does not pick another port, because what you keep in the browser belongs to this one.'
  );
}

function openInBrowser(url) {
  const commands = { darwin: ['open', [url]], win32: ['cmd', ['/c', 'start', '', url]] };
  const hasDisplay = process.env.DISPLAY !== undefined || process.env.WAYLAND_DISPLAY !== undefined;
  const [command, args] = commands[process.platform] ?? ['xdg-open', [url]];
  if (process.platform === 'linux' && !hasDisplay) return;
  const opener = spawn(command, args, { stdio: 'ignore', detached: true });
  opener.once('error', () => undefined);
  opener.unref();
}

function openDesktop(path) {
  const environment = { ...process.env };
  delete environment.ELECTRON_RUN_AS_NODE;
  const desktop = spawn(path, [repositoryDir], { stdio: 'inherit', env: environment });
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => desktop.kill(signal));
  desktop.once('error', (error) => {
    console.error(`The desktop app could not be opened: ${error.message}`);
    process.exit(1);
  });
  desktop.once('exit', (code) => process.exit(code ?? 0));
}
