import { tiers } from '../../shared/model/tiers.ts';
import type { CommitParts } from '../../shared/sync/codec.ts';
import { bounds } from '../../shared/sync/protocol/bounds.ts';
import type { LogEntry, PullPage, ScopeCell, StateRow } from '../../shared/sync/protocol/pull.ts';
import { readCursor, writeCursor, type Cursor } from './cursor.ts';
import { entryFor } from './log-page.ts';
import { cellsOfDevice, Scope, without } from './scope.ts';
import type { Device } from './store-access.ts';
import type { La, Tx } from './store.ts';

/** How many entries, rows and bytes a page may hold; smaller in tests, which must turn many pages. */
export interface PageSize {
  readonly entries: number;
  readonly rows: number;
  readonly bytes: number;
}

export const wholePage: PageSize = { entries: bounds.pageEntries, rows: bounds.pageRows, bytes: bounds.pageBytes };

interface Asked {
  readonly device: Device;
  readonly cursor: string | null;
  readonly day: string;
  readonly now: number;
  readonly size: PageSize;
}

interface Position {
  readonly cursor: Cursor;
  readonly startAgain: { readonly restoredTo: number } | null;
  readonly held: readonly ScopeCell[];
}

/** The next page for a device: what left its scope, rows of what entered it, then the log. */
export async function pullPage(tx: Tx, asked: Asked): Promise<PullPage> {
  const [la, cells, named] = await Promise.all([
    tx.la(),
    cellsOfDevice(tx, asked.device, asked.day),
    namedPosition(tx, asked),
  ]);
  const { cursor, startAgain, held } = await positionOf(tx, asked, la, named);
  const target =
    cursor.filling === null ? held : ((await tx.scopeVersion(asked.device.id, cursor.filling.scope)) ?? []);
  const isFilling = cursor.filling !== null && isSameScope(target, cells);
  const isMoved = !isFilling && (cursor.filling !== null || !isSameScope(held, cells));
  const common = { epoch: la.epoch, now: asked.now, ...(startAgain === null ? {} : { startAgain }) };
  if (!isFilling && !isMoved) {
    const page = await logPage(tx, asked, la, cells, cursor);
    const gone = await erasedIn(tx, cells, cursor.number, page.seen);
    return { ...common, ...gone, rows: [], ...page };
  }
  const filling =
    isFilling && cursor.filling !== null
      ? cursor.filling
      : { scope: await tx.addScopeVersion(asked.device.id, cells, cursor.scope), after: null };
  const rows = await fillPage(tx, without(cells, held), filling.after, asked.size);
  const next: Cursor =
    rows.after === null
      ? { ...cursor, scope: filling.scope, filling: null }
      : { ...cursor, filling: { scope: filling.scope, after: rows.after } };
  // What an interrupted handing over brought in may have left again since.
  const leaving = isFilling ? [] : without([...held, ...target], cells);
  const more = next.filling !== null || next.number < la.number;
  // A laptop without a place in the log may have written about anybody who was ever erased.
  const isFirst = cursor.scope === 0 && cursor.filling === null;
  const gone = isFirst ? await erasedIn(tx, cells, 0, next.number) : { left: [] };
  const left = [...leaving, ...gone.left];
  return { ...common, ...gone, left, rows: rows.rows, log: [], cursor: writeCursor(next), seen: next.number, more };
}

/** Who was erased; each has left the scope of every device, in all its tiers, and is wiped like anybody else who did. */
async function erasedIn(
  tx: Tx,
  cells: readonly ScopeCell[],
  after: number,
  upTo: number,
): Promise<Pick<PullPage, 'erased' | 'left'>> {
  const centres = [...new Set(cells.map(({ centre }) => centre))];
  const erased = upTo > after ? await tx.erasedBetween(centres, after, upTo) : [];
  const left = erased.flatMap(({ centre, pupil }) => {
    const tiersHeld = new Set(cells.filter((cell) => cell.centre === centre).map(({ tier }) => tier));
    return [...tiersHeld].map((tier) => ({ centre, subject: pupil, tier }));
  });
  return erased.length === 0 ? { left } : { erased, left };
}

/** The cursor as it was sent; null where it is none. What the device held by it; undefined where that is not known. */
interface NamedPosition {
  readonly cursor: Cursor | null;
  readonly held: readonly ScopeCell[] | undefined;
}

async function namedPosition(tx: Tx, { device, cursor: text }: Asked): Promise<NamedPosition> {
  const cursor = text === null ? null : readCursor(text);
  const held = cursor === null || cursor.scope === 0 ? [] : await tx.scopeVersion(device.id, cursor.scope);
  return { cursor, held };
}

async function positionOf(tx: Tx, { cursor: text }: Asked, la: La, { cursor, held }: NamedPosition): Promise<Position> {
  const fresh: Cursor = { epoch: la.epoch, number: la.number, scope: 0, filling: null };
  if (text === null) return { cursor: fresh, startAgain: null, held: [] };
  if (cursor?.epoch === la.epoch && cursor.number <= la.number && held !== undefined)
    return { cursor, startAgain: null, held };
  const restoredTo = (cursor === null ? undefined : await tx.epochEnd(cursor.epoch)) ?? 0;
  return { cursor: fresh, startAgain: { restoredTo }, held: [] };
}

function isSameScope(a: readonly ScopeCell[], b: readonly ScopeCell[]): boolean {
  return a.length === b.length && without(a, b).length === 0;
}

async function fillPage(
  tx: Tx,
  entered: readonly ScopeCell[],
  after: readonly string[] | null,
  size: PageSize,
): Promise<{ rows: StateRow[]; after: string[] | null }> {
  const found = entered.length === 0 ? [] : await tx.rowsIn(entered, after, size.rows + 1);
  const rows = withinBytes(found.slice(0, size.rows), size.bytes, (row) => JSON.stringify(row).length);
  const last = rows.at(-1);
  if (last === undefined || rows.length === found.length) return { rows, after: null };
  return { rows, after: [last.centre, last.type, last.key, last.tier] };
}

type LogPage = Pick<PullPage, 'log' | 'cursor' | 'seen' | 'more'>;

async function logPage(tx: Tx, { size }: Asked, la: La, cells: readonly ScopeCell[], cursor: Cursor): Promise<LogPage> {
  const scope = new Scope(cells);
  const centres = [...new Set(cells.map(({ centre }) => centre))];
  const found = await tx.logAfter(cursor.number, la.number, centres, size.entries);
  const looked = withinBytes(found, size.bytes, bytesOfParts);
  const log = looked.flatMap((row): LogEntry[] => {
    const entry = entryFor(scope, row);
    return entry === null ? [] : [entry];
  });
  const isWhole = looked.length === found.length && found.length < size.entries;
  const number = isWhole ? la.number : (looked.at(-1)?.number ?? la.number);
  return { log, cursor: writeCursor({ ...cursor, number }), seen: number, more: number < la.number };
}

/** As many as fit, but always one: a page that could not move would never end. */
function withinBytes<T>(entries: readonly T[], most: number, bytesOf: (entry: T) => number): T[] {
  const kept: T[] = [];
  let bytes = 0;
  for (const entry of entries) {
    bytes += bytesOf(entry);
    if (kept.length > 0 && bytes > most) break;
    kept.push(entry);
  }
  return kept;
}

function bytesOfParts({ parts }: { readonly parts: CommitParts }): number {
  return tiers.reduce((sum, tier) => sum + (parts[tier]?.length ?? 0), 0);
}
