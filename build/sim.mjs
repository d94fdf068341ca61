import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { repositoryDir } from './paths.mjs';

/** `npm run test:sim -- --seeds 5000 [--from N]`: the seeded storms over the endpoint, as many as wanted. */
const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '500' }, from: { type: 'string', default: '1' } },
});
const [seeds, from] = [Number(values.seeds), Number(values.from)];
if (!Number.isInteger(seeds) || seeds < 1 || !Number.isInteger(from) || from < 1) {
  console.error('Say how many: npm run test:sim -- --seeds 5000, and from which on: --from 1.');
  process.exit(2);
}

const vitest = join(repositoryDir, 'node_modules', 'vitest', 'vitest.mjs');
const tests = 'tests/endpoint/simulation/simulation.test.ts';
const run = spawn(process.execPath, [vitest, 'run', '--config', 'vitest.endpoint.config.ts', '--reporter=dot', tests], {
  cwd: repositoryDir,
  stdio: 'inherit',
  env: { ...process.env, WAYMARK_SIM_SEEDS: String(seeds), WAYMARK_SIM_FROM: String(from) },
});
run.once('exit', (code) => {
  process.exitCode = code ?? 1;
});
