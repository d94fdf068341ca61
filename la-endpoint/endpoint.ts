import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { giveCode } from './core/administer.ts';
import { reconcileErasures } from './core/erase.ts';
import type { Ports } from './core/ports.ts';
import type { PageSize } from './core/pull.ts';
import { rejudgeDeferred } from './core/rejudge.ts';
import { buildApp } from './http/app.ts';
import type { Gauge } from './http/metrics.ts';
import { PokeHub } from './http/poke-hub.ts';
import { storeGauges } from './http/store-gauges.ts';
import type { RequestLine } from './http/watch.ts';
import type { Settings } from './settings.ts';
import { startEmbedded } from './store/embedded.ts';
import { fileLedger } from './store/erasure-ledger.ts';
import { listenForNews } from './store/news.ts';
import { isPassing } from './store/passing.ts';
import { openStore, type PostgresStore } from './store/postgres.ts';

export interface Endpoint {
  readonly address: string;
  /** A one-time code for the first centre; null where there is a centre already. */
  readonly code: string | null;
  /** A code for a further centre. */
  readonly newCentreCode: () => Promise<string>;
  /** Finishes what is under way, refuses what comes, then lets go of the database. */
  readonly stop: () => Promise<void>;
}

export interface EndpointInput {
  readonly settings: Settings;
  readonly onTrouble: (error: unknown, where: string) => void;
  /** One line for every answered request. */
  readonly onAnswered?: (line: RequestLine) => void;
  /** Tests turn many small pages. */
  readonly pageSize?: PageSize;
}

const forgetMilliseconds = 3600_000;

/** Starts the endpoint: database, news of other processes, HTTP. Throws with words where a part cannot be had. */
export async function startEndpoint(input: EndpointInput): Promise<Endpoint> {
  const { databaseUrl, dataFolder } = input.settings;
  if (databaseUrl !== null) return startOn(input, databaseUrl);
  const embedded = await startEmbedded(dataFolder);
  try {
    const endpoint = await startOn(input, embedded.databaseUrl);
    return { ...endpoint, stop: () => endpoint.stop().then(() => embedded.stop()) };
  } catch (error) {
    await embedded.stop();
    throw error;
  }
}

/** How long stopping waits for requests under way. */
const drainMilliseconds = 30_000;

async function startOn(input: EndpointInput, databaseUrl: string): Promise<Endpoint> {
  const { settings, onTrouble, pageSize } = input;
  const store = await openStore(databaseUrl);
  const ledger = settings.erasureLedger === undefined ? undefined : fileLedger(settings.erasureLedger);
  const ports: Ports = {
    ...{ store, isPassing },
    now: () => Date.now(),
    random: (bytes) => randomBytes(bytes),
    ...(ledger === undefined ? {} : { ledger }),
  };
  // Before anybody is served: a database put back by other means than ours has erased pupils in it.
  if (ledger !== undefined) await reconcileErasures(ports, ledger);
  await store.write((tx) => rejudgeDeferred(tx, ports.now()));
  const pokes = new PokeHub(store);
  const news = await listenForNews(databaseUrl, (centre) => pokes.tell(centre));
  let isStopping = false;
  const app = buildApp({
    ...{ ports, pokes, onTrouble, behindProxy: settings.behindProxy },
    ping: () => store.ping(),
    isStopping: () => isStopping,
    watched: {
      token: settings.metricsToken ?? null,
      figures: () => gaugesOf(store, pokes),
      onAnswered: input.onAnswered ?? (() => undefined),
    },
    ...(await tlsOf(settings)),
    ...(pageSize === undefined ? {} : { pageSize }),
  });
  const forgetting = setInterval(() => void forget(ports, onTrouble), forgetMilliseconds);
  const address = await app.listen({ host: settings.host, port: settings.port });
  const newCentreCode = async (): Promise<string> =>
    (await store.write((tx) => giveCode(tx, ports, { kind: 'centre', centre: null, staff: null }))).code;
  return {
    address,
    newCentreCode,
    code: (await store.hasCentre()) ? null : await newCentreCode(),
    stop: async () => {
      isStopping = true;
      clearInterval(forgetting);
      pokes.close();
      // What is under way is answered first; a line that never ends is cut, and its laptop asks again.
      const cutting = setTimeout(() => app.server.closeAllConnections(), drainMilliseconds);
      await app.close();
      clearTimeout(cutting);
      await news.close();
      await store.close();
    },
  };
}

/** Empty while the database is away: the rest is still told. */
async function gaugesOf(store: PostgresStore, pokes: PokeHub): Promise<Gauge[]> {
  const figures = await store.figures().catch(() => null);
  const lines = { name: 'waymark_poke_lines', help: 'Devices that wait for news.', values: [{ value: pokes.count }] };
  return figures === null ? [lines] : [lines, ...storeGauges(figures)];
}

async function tlsOf({ tls }: Settings): Promise<{ tls?: { cert: string; key: string } }> {
  if (tls === null) return {};
  return { tls: { cert: await readFile(tls.certFile, 'utf8'), key: await readFile(tls.keyFile, 'utf8') } };
}

async function forget(ports: Ports, onTrouble: EndpointInput['onTrouble']): Promise<void> {
  const { store, now, ledger } = ports;
  await store
    .write((tx) => tx.forgetExpired(now()))
    .catch((error: unknown) => onTrouble(error, 'forgetting what expired'));
  if (ledger === undefined) return;
  await reconcileErasures(ports, ledger).catch((error: unknown) => onTrouble(error, 'reading the erasure ledger'));
}
