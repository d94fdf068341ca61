import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { repositoryDir } from './paths.mjs';

/**
 * Writes THIRD-PARTY-NOTICES.md: every package whose code or font is in the built app, with its licence text.
 * What is in the build is read off the build itself, not off package.json.
 */
const PARTS = [
  'vite.main.config.ts',
  'vite.preload.config.ts',
  'vite.browser-server.config.ts',
  'vite.renderer.config.ts',
];
const file = join(repositoryDir, 'THIRD-PARTY-NOTICES.md');

const folders = new Set();
for (const part of PARTS) await collectPackages(part);
const packages = [...folders].map(describePackage).sort((a, b) => a.name.localeCompare(b.name));
writeFileSync(file, notices(packages));
console.log(`${packages.length} packages written to THIRD-PARTY-NOTICES.md`);

async function collectPackages(config) {
  const collector = {
    name: 'collect-packages',
    generateBundle() {
      for (const id of this.getModuleIds()) addPackageOf(id);
    },
  };
  await build({
    configFile: join(repositoryDir, 'build', config),
    logLevel: 'error',
    build: { write: false },
    plugins: [collector],
    worker: { plugins: () => [collector] },
  });
}

function addPackageOf(moduleId) {
  const match = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(moduleId.replace(/^\0/, ''));
  if (match !== null && existsSync(join(match[1], 'package.json'))) folders.add(match[1]);
}

function describePackage(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const licenceFile = readdirSync(folder).find((name) => /^(licen[cs]e|copying)(\.(md|txt))?$/i.test(name));
  const text = licenceFile === undefined ? '' : readFileSync(join(folder, licenceFile), 'utf8').trim();
  return {
    name: manifest.name,
    version: manifest.version,
    licence: manifest.license ?? 'see text',
    author: authorOf(manifest),
    text,
  };
}

function authorOf({ author, contributors }) {
  const person = author ?? contributors?.[0] ?? 'its authors';
  return typeof person === 'string' ? person : person.name;
}

function notices(packages) {
  const sections = packages.map(
    ({ name, version, licence, author, text }) =>
      `## ${name} ${version}\n\nLicence: ${licence}\n\n${text === '' ? `Copyright ${author}. The package carries no licence text of its own.` : `\`\`\`\n${text}\n\`\`\``}\n`,
  );
  return [
    '# Third-party notices\n',
    'Waymark contains the packages below. Written by `npm run notices` from the build itself.\n',
    'The desktop app also contains Electron (MIT) and Chromium; their notices lie beside the program as `LICENSE.electron.txt` and `LICENSES.chromium.html`.\n',
    ...sections,
  ].join('\n');
}
