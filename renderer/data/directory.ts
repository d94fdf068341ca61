import type { School } from '../../shared/directory/school.ts';
import { ok, refused, type Result } from '../../shared/lib/result.ts';
import { foldName } from '../../shared/pupils/names.ts';
import { readPostcode } from '../../shared/pupils/postcode.ts';
import type { Change } from '../../shared/sync/commit.ts';
import { altered, created } from './changes.ts';
import { commit } from './commit.ts';
import { writing } from './door.ts';
import type { SchoolRow } from './rows.ts';
import type { Session } from './session.ts';
import { refusalOfStoreError } from './store-errors.ts';

/** Rows written between two calls of `onProgress`: some tens of milliseconds. */
const rowsPerStep = 1000;
const settingName = 'directory';

/** Thrown inside the transaction, so that all of it is lost. */
class Stopped extends Error {}

export interface DirectoryInfo {
  readonly schools: number;
  /** 'YYYY-MM-DD': the day the directory was brought in. */
  readonly on: string;
}

/**
 * Puts a new schools directory in place of the old one: all of it, or the old one stays. `onProgress` is told how many schools
 * are written; `signal` stops safely. Public data, kept plain and indexed.
 */
export async function replaceDirectory(
  session: Session,
  schools: readonly School[],
  on: string,
  onProgress: (written: number) => void,
  signal?: AbortSignal,
): Promise<Result<DirectoryInfo>> {
  const { schools: table } = session.database;
  const info = { schools: schools.length, on };
  const change = changeOf(session, info);
  const write = async (): Promise<void> => {
    await table.clear();
    for (let at = 0; at < schools.length; at += rowsPerStep) {
      if (signal?.aborted === true) throw new Stopped();
      await table.bulkPut(schools.slice(at, at + rowsPerStep).map(rowOf));
      onProgress(Math.min(schools.length, at + rowsPerStep));
    }
  };
  try {
    if (change === null) await writing(session.database, [table], write);
    const kept = change === null ? ok(null) : await commit(session, { changes: [change] }, { tables: [table], write });
    return kept.ok ? ok(info) : kept;
  } catch (error) {
    if (error instanceof Stopped || signal?.aborted === true) {
      return refused('stopped', 'Stopped. The directory is as it was.');
    }
    return refusalOfStoreError(error);
  }
}

function rowOf({ urn, dfeNumber, name, type, status, phase, address, postcode, phone }: School): SchoolRow {
  return { urn, dfeNumber, nameKey: foldName(name), name, type, status, phase, address, postcode, phone };
}

/** What is kept of the directory itself; null where that stands already. */
function changeOf(session: Session, info: DirectoryInfo): Change | null {
  const value = JSON.stringify(info);
  const shown = session.replica.one('setting', settingName);
  if (shown === undefined) return created('setting', settingName, { name: settingName, value });
  return altered('setting', shown, { value });
}

/** When the directory was brought in and how many schools it has; null where there is none. */
export function directoryInfo(session: Session): DirectoryInfo | null {
  const setting = session.replica.one('setting', settingName);
  // Written by replaceDirectory only.
  return setting === undefined ? null : (JSON.parse(setting.value) as DirectoryInfo);
}

/** Schools whose name begins so, or that have the URN, DfE number (821/1104) or postcode; open ones first. */
export async function findSchools(session: Session, text: string, most: number): Promise<SchoolRow[]> {
  const { schools } = session.database;
  const typed = text.trim();
  if (/^\d{5,6}$/.test(typed)) return schools.where('urn').startsWith(typed).limit(most).toArray();
  const dfe = /^(\d{3})[ /]?(\d{4})$/.exec(typed);
  if (dfe !== null)
    return schools
      .where('dfeNumber')
      .equals(`${dfe[1] ?? ''}/${dfe[2] ?? ''}`)
      .toArray();
  const postcode = readPostcode(typed);
  if (postcode.looksRight && postcode.text !== '')
    return schools.where('postcode').equals(postcode.text).limit(most).toArray();
  const key = foldName(typed);
  if (key.length < 2) return [];
  const found = await schools
    .where('nameKey')
    .startsWith(key)
    .limit(most * 4)
    .toArray();
  return found.sort((a, b) => Number(isClosed(a)) - Number(isClosed(b))).slice(0, most);
}

function isClosed({ status }: SchoolRow): boolean {
  return !status.startsWith('Open');
}
