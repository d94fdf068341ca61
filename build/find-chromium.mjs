import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * A Chromium that is already on this machine: $CHROMIUM, the system's, then one Playwright downloaded before.
 * @returns {string | undefined} path of the executable
 */
export function installedChromium() {
  const named = process.env.CHROMIUM;
  if (named !== undefined && named !== '') return existsSync(named) ? named : undefined;
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const system = SYSTEM_NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);
  if (system !== undefined) return system;
  const downloaded = chromium.executablePath();
  return existsSync(downloaded) ? downloaded : undefined;
}

/**
 * A Chromium for the tests, installed where there is none and this machine allows it.
 * @returns {{ path: string } | { problem: string }}
 */
export function chromiumForTests() {
  const named = process.env.CHROMIUM;
  if (named !== undefined && named !== '' && !existsSync(named)) {
    return { problem: `CHROMIUM says ${named}, but there is no such file. Correct it, or unset it.` };
  }
  for (const attempt of [() => undefined, installFromDebian, installFromPlaywright]) {
    attempt();
    const path = installedChromium();
    if (path !== undefined) return { path };
  }
  return {
    problem:
      'The tests need Chromium and none was found. Installing it from Debian and downloading it with Playwright both failed. ' +
      'Install Chromium, or set CHROMIUM to the path of one, then run the tests again.',
  };
}

function installFromDebian() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  console.log('Installing Chromium from Debian for the tests.');
  const options = { stdio: 'ignore', timeout: 300_000, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  quietly('apt-get', ['-o', 'DPkg::Lock::Timeout=120', 'update'], options);
  quietly(
    'apt-get',
    ['-o', 'DPkg::Lock::Timeout=120', 'install', '-y', '--no-install-recommends', 'chromium'],
    options,
  );
}

function installFromPlaywright() {
  console.log('Downloading Chromium with Playwright for the tests.');
  const cli = join(import.meta.dirname, '..', 'node_modules', 'playwright', 'cli.js');
  quietly(process.execPath, [cli, 'install', 'chromium'], { stdio: 'ignore', timeout: 600_000 });
}

function quietly(command, args, options) {
  try {
    execFileSync(command, args, options);
  } catch {
    // Whether it worked shows in the next look for the executable.
  }
}
