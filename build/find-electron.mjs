import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { lookup } from 'node:dns/promises';
import { join } from 'node:path';
import { repositoryDir } from './paths.mjs';

const packageDir = join(repositoryDir, 'node_modules', 'electron');
const triedMark = join(repositoryDir, 'node_modules', '.cache', 'waymark-electron-download-tried');
const LOOK_UP_MS = 3_000;
const DOWNLOAD_MS = 300_000;

/**
 * The Electron binary that is installed. Never by require('electron'): that would try to download it.
 * @returns {string | undefined} path of the executable
 */
export function installedElectron() {
  const pathFile = join(packageDir, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(packageDir, 'dist');
  const executable = join(dist, readFileSync(pathFile, 'utf8').trim());
  return existsSync(executable) ? executable : undefined;
}

/**
 * The Electron to open the app with, downloaded once where it is missing and the network allows.
 * @returns {Promise<{ path: string } | { path?: undefined, reason: string }>}
 */
export async function electronToUse() {
  const obstacle = desktopObstacle();
  if (obstacle !== undefined) return { reason: `${obstacle} Waymark opens in a browser instead.` };
  const path = installedElectron() ?? (await downloadedElectron());
  return path === undefined
    ? {
        reason:
          'The desktop shell (Electron) is not on this machine and could not be fetched. Waymark opens in a browser instead.',
      }
    : { path };
}

function desktopObstacle() {
  if (process.platform !== 'linux') return undefined;
  if ((process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY ?? '') === '')
    return 'There is no display for the desktop app.';
  if (process.getuid?.() === 0) return 'The desktop app does not run as root.';
  return undefined;
}

async function downloadedElectron() {
  if (existsSync(triedMark) || !(await networkIsThere())) return undefined;
  console.log('Fetching the desktop shell (Electron). This happens once and can take a few minutes.');
  mkdirSync(join(triedMark, '..'), { recursive: true });
  writeFileSync(triedMark, '');
  await new Promise((done) => {
    const download = spawn(process.execPath, [join(packageDir, 'install.js')], {
      stdio: 'ignore',
      timeout: DOWNLOAD_MS,
    });
    download.once('error', done);
    download.once('exit', done);
  });
  return installedElectron();
}

async function networkIsThere() {
  if (process.env.HTTPS_PROXY !== undefined || process.env.https_proxy !== undefined) return true;
  const found = lookup('github.com').then(
    () => true,
    () => false,
  );
  const late = new Promise((answer) => setTimeout(answer, LOOK_UP_MS, false).unref());
  return Promise.race([found, late]);
}
