import { spawn } from 'node:child_process';
import { mkdir, open, readdir } from 'node:fs/promises';
import { createServer, request as ask } from 'node:http';
import { join } from 'node:path';
import { buildWhereStale } from '../../build/build-parts.mjs';
import { distDir } from '../../build/paths.mjs';

/**
 * The ordinary endpoint in an empty folder (WAYMARK_BENCH_DIR), behind a door that a bench page of another origin may use,
 * that counts the bytes that pass and gives the one enrolment code. Beside it, for comparison, the least server that keeps
 * rows durably (/raw). Prints LISTENING <port>; ends with its input.
 */
const { HOST: host = '127.0.0.1', PORT: port = '0', WAYMARK_BENCH_DIR: folder } = process.env;
if (!['127.0.0.1', '::1', 'localhost'].includes(host)) stop('The bench endpoint listens on this machine only.');
if (process.env.DATABASE_URL !== undefined) stop('The bench endpoint takes no DATABASE_URL: it would fill it.');
if (folder === undefined) stop('WAYMARK_BENCH_DIR must name an empty folder.');
await mkdir(folder, { recursive: true });
if ((await readdir(folder)).length > 0) stop('WAYMARK_BENCH_DIR must name an empty folder.');

await buildWhereStale(['endpoint']);
const child = spawn(process.execPath, [join(distDir, 'endpoint', 'endpoint.js')], {
  env: { ...process.env, HOST: '127.0.0.1', PORT: '0', WAYMARK_ENDPOINT_DATA: join(folder, 'endpoint') },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const { address, code } = await started(child);
const rawFile = await open(join(folder, 'raw.jsonl'), 'a');
const rawRows = [];
const rawWaiting = new Set();
let bytes = 0;

const open200 = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*',
  'access-control-max-age': '600',
};

const server = createServer((request, response) => {
  if (request.method === 'OPTIONS') return response.writeHead(204, open200).end();
  if (request.url === '/bench/code') return json(response, { code });
  if (request.url === '/bench/bytes') return json(response, { bytes });
  if (request.url?.startsWith('/raw/')) return void raw(request, response);
  return passOn(request, response);
});
server.listen(Number(port), host, () => console.log(`LISTENING ${server.address().port}`));
process.stdin.resume().on('end', end);
process.on('SIGTERM', end);

function stop(words) {
  console.error(words);
  process.exit(1);
}

function end() {
  child.once('exit', () => process.exit(0));
  child.kill('SIGTERM');
}

function started(endpoint) {
  let text = '';
  return new Promise((found, failed) => {
    endpoint.stdout.on('data', (chunk) => {
      text += chunk;
      const running = /running at (\S+)\n/.exec(text)?.[1];
      const printed = /: ([0-9A-Z-]{19})\n/.exec(text)?.[1];
      if (running !== undefined && printed !== undefined) found({ address: running, code: printed });
    });
    endpoint.once('exit', () => failed(new Error(`The endpoint did not start: ${text}`)));
  });
}

function counted(stream) {
  return stream.on('data', (chunk) => (bytes += chunk.length));
}

function passOn(request, response) {
  const { origin: _origin, referer: _referer, ...headers } = request.headers;
  const onward = ask(address + request.url, { method: request.method, headers }, (answer) => {
    response.writeHead(answer.statusCode, { ...answer.headers, ...open200 });
    counted(answer).pipe(response);
    response.on('close', () => answer.destroy());
  });
  onward.on('error', () => response.destroy());
  counted(request).pipe(onward);
}

function json(response, value) {
  response.writeHead(200, { ...open200, 'content-type': 'application/json' }).end(JSON.stringify(value));
}

async function raw(request, response) {
  let text = '';
  for await (const chunk of counted(request)) text += chunk;
  const asked = JSON.parse(text);
  if (request.url === '/raw/push') {
    await rawFile.write(`${text}\n`);
    await rawFile.sync();
    rawRows.push(...asked);
    for (const wake of rawWaiting) wake();
    rawWaiting.clear();
    return json(response, { last: rawRows.length });
  }
  if (request.url === '/raw/wait' && rawRows.length <= asked.after) await new Promise((wake) => rawWaiting.add(wake));
  const rows = rawRows.slice(asked.after, asked.after + 1000);
  bytes += JSON.stringify(rows).length;
  return json(response, { rows, last: rawRows.length });
}
