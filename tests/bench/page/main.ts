import { z } from 'zod';
import { warmUp } from '../../../renderer/data/crypto/warm-up.ts';
import { addDays, localDate, weekStart } from '../../../shared/lib/local-date.ts';
import type { BenchAdapter, BenchMark, BenchSummary } from './adapter.ts';
import { loadAppCentre } from './app-centre.ts';
import { rawIdb } from './raw-idb.ts';
import { lastYear, makeMarks, makePupils, makeSingleMarks, referenceSummary, schoolDays } from './workload.ts';
import { waymark } from './waymark.ts';

z.config({ jitless: true });
// As sign-in does while the passphrase is stretched, which is left out here.
warmUp();

const adapters: Record<string, BenchAdapter> = { 'raw-idb': rawIdb, waymark };

function adapterOf(name: string): BenchAdapter {
  const adapter = adapters[name];
  if (adapter === undefined) throw new Error(`No adapter ${name}`);
  return adapter;
}

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; answer: T }> {
  const start = performance.now();
  const answer = await work();
  return { ms: performance.now() - start, answer };
}

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

function mustEqual(what: string, found: unknown, expected: unknown): void {
  if (JSON.stringify(found) !== JSON.stringify(expected)) {
    throw new Error(`${what}: ${JSON.stringify(found).slice(0, 200)} is not ${JSON.stringify(expected).slice(0, 200)}`);
  }
}

/** Every answer is checked against plain counting: a fast wrong answer is no result. */
function checkSummary(rows: readonly BenchSummary[], marks: Iterable<BenchMark>, years: number): void {
  const expected = referenceSummary(marks, localDate(`${lastYear - years}-09-01`), localDate(`${lastYear}-08-31`));
  mustEqual('pupils', rows.length, expected.size);
  for (const { pupilId, attended, possible } of rows) mustEqual(pupilId, { attended, possible }, expected.get(pupilId));
}

/** After the load, single marks of J3 replace some of the loaded ones; the reference does the same. */
function withSingles(marks: readonly BenchMark[], singles: boolean): Iterable<BenchMark> {
  const byId = new Map(marks.map((mark) => [mark.id, mark]));
  if (singles) for (const mark of makeSingleMarks()) byId.set(mark.id, mark);
  return byId.values();
}

const jobs = {
  async load(adapter: BenchAdapter, years: number) {
    const { pupils, targets } = makePupils();
    const marks = makeMarks(years);
    await adapter.open({ durability: 'strict', sync: false });
    const { ms } = await timed(() => adapter.bulkLoad({ pupils, targets, marks }));
    mustEqual('marks loaded', await adapter.countMarks(), marks.length);
    const last = marks.at(-1);
    const first = marks[0];
    if (first === undefined || last === undefined) throw new Error('no marks');
    for (const { code, by, at, ...key } of [first, last]) {
      const found = await adapter.getMark(key);
      mustEqual(key.id, found === null ? null : { code: found.code, by: found.by, at: found.at }, { code, by, at });
    }
    await adapter.close();
    return { ms };
  },
  async register(adapter: BenchAdapter) {
    const date = schoolDays(lastYear).at(-3) ?? localDate('2026-07-01');
    const monday = weekStart(date);
    const { ms, answer } = await timed(async () => {
      await adapter.open({ durability: 'strict', sync: false });
      return adapter.openRegister({ groupId: 'group-3', date, weekStart: monday, weekEnd: addDays(monday, 4) });
    });
    const ids = new Set(answer.pupils.map(({ id }) => id));
    const expected = makeMarks(1).filter(
      (mark) => ids.has(mark.pupilId) && mark.date >= monday && mark.date <= addDays(monday, 4),
    );
    mustEqual('group', ids.size, 12);
    const line = ({ pupilId, date: day, session, code }: Pick<BenchMark, 'pupilId' | 'date' | 'session' | 'code'>) =>
      `${pupilId} ${day} ${session} ${code}`;
    mustEqual('week', answer.marks.map(line).sort(), expected.map(line).sort());
    await adapter.close();
    return { ms };
  },
  async singles(adapter: BenchAdapter, _years: number, durability: 'strict' | 'relaxed') {
    await adapter.open({ durability, sync: false });
    const times: number[] = [];
    const singles = makeSingleMarks();
    for (const mark of singles) times.push((await timed(() => adapter.putMark(mark))).ms);
    for (const mark of new Map(singles.map((single) => [single.id, single])).values()) {
      mustEqual(mark.id, (await adapter.getMark(mark))?.code, mark.code);
    }
    await adapter.close();
    times.sort((a, b) => a - b);
    return { ms: percentile(times, 0.5), p95: percentile(times, 0.95) };
  },
  /** Of the last `years`: of a store that holds those alone, or also the singles of J3, or five years of marks. */
  async summary(adapter: BenchAdapter, years: number, store: '' | 'singles' | 'five years') {
    await adapter.open({ durability: 'strict', sync: false });
    const range = { from: localDate(`${lastYear - years}-09-01`), to: localDate(`${lastYear}-08-31`) };
    const before = heap();
    const { ms, answer } = await timed(() => adapter.summary(range));
    const heapBytes = Math.max(0, heap() - before);
    const marks = makeMarks(store === 'five years' ? 5 : years);
    checkSummary(answer, withSingles(marks, store === 'singles'), years);
    await adapter.close();
    return { ms, heapBytes };
  },
  /** Laptop A: everything loaded, known at the endpoint, nothing sent. Answers the code for B. */
  async unsent(adapter: BenchAdapter, _years: number, option: string) {
    await adapter.open({ durability: 'strict', sync: true, dev: 'A', ...doorOf(option) });
    await adapter.bulkLoad({ pupils: makePupils().pupils, targets: [], marks: makeMarks(1) });
    return { code: await adapter.enrol() };
  },
  async push(adapter: BenchAdapter) {
    return { ms: (await timed(() => adapter.push())).ms };
  },
  /** Laptop B: known at the endpoint and empty. */
  async fresh(adapter: BenchAdapter, _years: number, option: string) {
    await adapter.open({ durability: 'strict', sync: true, dev: 'B', ...doorOf(option) });
    return {};
  },
  async pull(adapter: BenchAdapter) {
    const { ms } = await timed(() => adapter.pull());
    mustEqual('marks fetched', await adapter.countMarks(), makeMarks(1).length);
    return { ms };
  },
  async live(adapter: BenchAdapter) {
    await adapter.startLive();
    return {};
  },
  /** Answers when it began, by the machine's clock: B's page has another. */
  async send(adapter: BenchAdapter) {
    const began = Date.now();
    for (const mark of liveMarks()) await adapter.putMark(mark);
    return { began };
  },
  async seeAll(adapter: BenchAdapter) {
    for (const mark of liveMarks()) while ((await adapter.getMark(mark))?.at !== mark.at) await aMoment();
    return { ended: Date.now() };
  },
  async stop(adapter: BenchAdapter) {
    await adapter.stopLive();
    return {};
  },
  /** Leaves the store settled, as it is a moment after anyone stops typing. */
  async rest(adapter: BenchAdapter) {
    await adapter.open({ durability: 'strict', sync: false });
    if ('settled' in adapter) await (adapter as { settled: () => Promise<void> }).settled();
    await adapter.close();
    return { ms: 0 };
  },
};

function doorOf(option: string): { syncUrl: string; code: string } {
  return JSON.parse(option) as { syncUrl: string; code: string };
}

const liveCount = 100;

/** A hundred marks, each of another session, told apart from those loaded by when they were made. */
function liveMarks(): BenchMark[] {
  const marks = new Map(makeSingleMarks().map((mark) => [mark.id, mark]));
  return [...marks.values()].slice(0, liveCount).map((mark) => ({ ...mark, at: mark.at + 1 }));
}

function aMoment(): Promise<void> {
  return new Promise((later) => {
    setTimeout(later, 1);
  });
}

function heap(): number {
  // Chromium only, with --enable-precise-memory-info.
  return (performance as { memory?: { usedJSHeapSize: number } }).memory?.usedJSHeapSize ?? 0;
}

export type BenchRun = typeof runJob;
function runJob(
  job: keyof typeof jobs,
  adapter: string,
  years: number,
  option: string,
): Promise<Record<string, number | string>> {
  return jobs[job](adapterOf(adapter), years, option as never);
}

declare global {
  interface Window {
    runBenchJob: BenchRun;
    loadAppCentre: typeof loadAppCentre;
    registerBenchAdapter?: (adapter: BenchAdapter) => void;
  }
}
window.runBenchJob = runJob;
window.loadAppCentre = loadAppCentre;
window.registerBenchAdapter?.(waymark);
