import { attendanceFigures, recordedMarks } from '../../../shared/attendance/statistics.ts';
import type { MarkUnit } from '../../../shared/attendance/types.ts';
import { isCode } from '../../../shared/attendance/codes.ts';
import { localDate } from '../../../shared/lib/local-date.ts';
import { defineRecord, field } from '../../../shared/model/declare.ts';
import { line } from '../../../shared/model/field-kinds.ts';
import { declareForBench } from '../../../shared/model/registry.ts';
import { tiers, type Tier } from '../../../shared/model/tiers.ts';
import type { Change } from '../../../shared/sync/commit.ts';
import { markChange } from '../../../renderer/data/acts/mark-change.ts';
import { created } from '../../../renderer/data/changes.ts';
import { commit } from '../../../renderer/data/commit.ts';
import { WaymarkDatabase } from '../../../renderer/data/database.ts';
import { foundCentre } from '../../../renderer/data/found-centre.ts';
import { sampleStretch } from '../../../renderer/data/crypto/passphrase.ts';
import { openKeys, unlockMember } from '../../../renderer/data/members.ts';
import { readCounts, readMarks } from '../../../renderer/data/queries/marks.ts';
import { sessionOf, signIn } from '../../../renderer/data/sign-in.ts';
import { endSession, type Session } from '../../../renderer/data/session.ts';
import { settle } from '../../../renderer/data/settle.ts';
import { readIdentity, readTierKeys } from '../../../renderer/data/store-identity.ts';
import type { BenchAdapter, BenchMark, OpenOptions } from './adapter.ts';
import { WaymarkExchange } from './waymark-exchange.ts';

/** Waymark's real store: the real commit, encryption, history, one member signed in. */
const name = 'bench-waymark';
const member = {
  id: 'bench-staff',
  name: 'Bench',
  position: 'Bench',
  role: 'administrator',
  passphrase: 'bench bench bench',
} as const;
const keysKept = 'bench-keys';
const marksPerCommit = 19_000;
/** Read with the page, before anything is timed: the browser's first look at these choices waits for its disk. */
let keptKeys = localStorage.getItem(keysKept);
let session: Session | null = null;
let exchange: WaymarkExchange | null = null;
let foundingCode = '';

/** Targets have no screens yet, so the product does not declare them; the bench carries them through the real store. */
const file = defineRecord({
  type: 'benchFile',
  label: 'File',
  plural: 'Files',
  storage: 'dated',
  retention: 'pupilFile',
  writtenWith: 'editPupils',
  about: 'pupil',
  fields: { pupil: field('Pupil', 'register', line()), text: field('Text', 'sensitive', line(2000)) },
});
const target = defineRecord({
  type: 'benchTarget',
  label: 'Target',
  plural: 'Targets',
  storage: 'dated',
  retention: 'senFile',
  writtenWith: 'editPupils',
  about: 'pupil',
  fields: {
    pupil: field('Pupil', 'register', line()),
    text: field('Text', 'sensitive', line(2000)),
    reviews: field('Reviews', 'sensitive', line(2000)),
  },
});
declareForBench(file);
declareForBench(target);

function current(): Session {
  if (session === null) throw new Error('not open');
  return session;
}

function must<T>(result: { ok: true; value: T } | { ok: false; error: { message: string } }): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

const enrolmentOf = (pupilId: string): string => `e-${pupilId}`;

function markOf(mark: BenchMark, op: 'create' | 'amend', shown: MarkUnit | null): Change {
  const { code } = mark;
  if (!isCode(code)) throw new Error('not a code');
  const unit: MarkUnit = {
    code,
    ...(mark.minutesLate === undefined ? {} : { minutesLate: mark.minutesLate }),
    ...(mark.comment === undefined ? {} : { nature: mark.comment }),
  };
  const change = markChange(
    { enrolment: enrolmentOf(mark.pupilId), date: mark.date, session: mark.session },
    mark.pupilId,
    op,
    shown,
    unit,
  );
  return { ...change, fields: { ...change.fields, recordedBy: [null, mark.by], recordedAt: [null, mark.at] } };
}

/**
 * The passphrase's stretching is slow on purpose and is no work of the store, so the bench keeps the keys in the page and
 * opens the store with them; everything after that is the ordinary way in.
 */
async function reopen(database: WaymarkDatabase): Promise<Session> {
  const identity = await readIdentity(database);
  const kept = JSON.parse(keptKeys ?? 'null') as [Tier, number[]][] | null;
  if (identity === null || kept === null)
    return must(await signIn('real', database, member.id, member.passphrase, null));
  const keys = new Map(kept.map(([tier, bytes]) => [tier, new Map([[0, new Uint8Array(bytes)]])]));
  return sessionOf({ kind: 'real', database, identity, keys, member, proofSeed: new Uint8Array(32) });
}

async function keepKeys(database: WaymarkDatabase): Promise<void> {
  const identity = await readIdentity(database);
  const row = await database.members.get(member.id);
  if (identity === null || row === undefined) throw new Error('not founded');
  const pair = await unlockMember(identity.storeId, row, member.passphrase, null);
  if (pair === null) throw new Error('locked');
  const keys = openKeys(identity.storeId, await readTierKeys(database), member.id, pair);
  const kept = tiers.map((tier) => [tier, [...(keys.get(tier)?.get(0) ?? [])]]);
  keptKeys = JSON.stringify(kept);
  localStorage.setItem(keysKept, keptKeys);
}

/** What only the bench declares stays on the laptop: the endpoint does not know such records. */
function fileOf(pupil: string, text: string): Change {
  const fields = { pupil: [null, pupil], text: [null, text] } as const;
  return { type: 'benchFile', key: `f-${pupil}`, pupil, op: 'create', fields };
}

async function openAlone({ durability }: OpenOptions): Promise<void> {
  const database = new WaymarkDatabase(name, { durability });
  if ((await indexedDB.databases()).some((found) => found.name === name)) {
    await database.open();
    session = await reopen(database);
    return;
  }
  const founded = await foundCentre({
    kind: 'real',
    database,
    members: [member],
    changes: [],
    strength: sampleStretch,
    secret: null,
    centre: {
      name: 'Bench',
      urn: '100000',
      dfeNumber: '000/0000',
      amStartsAt: '09:00',
      pmStartsAt: '13:00',
      dayEndsAt: '15:00',
      registerOpenMinutes: 30,
      lockAfterMinutes: 10,
      sample: false,
    },
  });
  session = must(founded).session;
  await keepKeys(database);
}

function exchanging(): WaymarkExchange {
  if (exchange === null) throw new Error('not opened for an exchange');
  return exchange;
}

export const waymark: BenchAdapter & { settled: () => Promise<void> } = {
  settled: () => settle(current()),
  name: 'waymark',
  version: '0.1.0',
  caps: { strict: true },
  async open(options) {
    exchange = options.syncUrl === undefined ? null : new WaymarkExchange(options.syncUrl);
    foundingCode = options.code ?? '';
    if (options.dev === 'B') session = await exchanging().join(foundingCode);
    else await openAlone(options);
  },
  close() {
    const { database } = current();
    endSession(current());
    database.close();
    session = null;
    return Promise.resolve();
  },
  async bulkLoad({ pupils, targets, marks }) {
    const open = current();
    const groups = [...new Set(pupils.map(({ groupId }) => groupId))];
    const from = localDate('2020-09-01');
    const changes: Change[] = [
      ...groups.map((id) => created('group', id, { name: id, kind: 'class' })),
      ...pupils.flatMap(({ id, groupId, surname, forename, dob, file: text }): Change[] => [
        created('pupil', id, { surname, forename, dob, sex: 'U' }),
        created('enrolment', enrolmentOf(id), { pupil: id, status: 'C', from }),
        created('membership', `m-${id}`, { pupil: id, group: groupId, from }),
        ...(exchange === null ? [fileOf(id, text)] : []),
      ]),
      ...targets.map(({ id, pupilId, text, reviews }): Change => ({
        type: 'benchTarget',
        key: id,
        pupil: pupilId,
        op: 'create',
        fields: { pupil: [null, pupilId], text: [null, text], reviews: [null, JSON.stringify(reviews)] },
      })),
    ];
    must(await commit(open, { changes }));
    for (let start = 0; start < marks.length; start += marksPerCommit) {
      const chunk = marks.slice(start, start + marksPerCommit);
      must(await commit(open, { changes: chunk.map((mark) => markOf(mark, 'create', null)) }));
    }
    // Loaded means ready to be read: the packed tables are part of the job.
    await settle(open);
  },
  async openRegister({ groupId, weekStart, weekEnd }) {
    const open = current();
    const members = open.replica.all('membership').filter(({ group }) => group === groupId);
    const pupils = members.map(({ pupil }) => ({ id: pupil, file: open.replica.one('pupil', pupil) }));
    const book = await readMarks(
      open,
      pupils.map(({ id }) => enrolmentOf(id)),
      weekStart,
      weekEnd,
    );
    const marks = pupils.flatMap(({ id }) =>
      book
        .of(enrolmentOf(id))
        .flatMap(({ date, session: daySession, mark }) =>
          mark.unit === null ? [] : [{ pupilId: id, date, session: daySession, code: mark.unit.code }],
        ),
    );
    return { pupils, marks };
  },
  async putMark(mark) {
    must(await commit(current(), { changes: [markOf(mark, 'amend', null)], reason: 'Bench', at: mark.at }));
  },
  async summary({ from, to }) {
    const open = current();
    const stays = open.replica.all('enrolment');
    const counts = await readCounts(
      open,
      stays.map(({ id }) => id),
      from,
      to,
    );
    return stays.map(({ id, pupil }) => {
      const { attended, possible } = attendanceFigures(counts.get(id) ?? {});
      return { pupilId: pupil, attended, possible };
    });
  },
  async getMark({ pupilId, date, session: daySession }) {
    const book = await readMarks(current(), [enrolmentOf(pupilId)], date, date);
    const entry = book.get(enrolmentOf(pupilId), date, daySession)?.entries.at(-1);
    return entry === undefined || entry.code === null ? null : { code: entry.code, by: entry.by, at: entry.at };
  },
  async countMarks() {
    const open = current();
    const counts = await readCounts(
      open,
      open.replica.all('enrolment').map(({ id }) => id),
      localDate('2000-01-01'),
      localDate('2099-12-31'),
    );
    return [...counts.values()].reduce((sum, byCode) => sum + recordedMarks(byCode), 0);
  },
  enrol: () => exchanging().found(current(), foundingCode),
  push: () => exchanging().push(current()),
  pull: () => exchanging().pull(current()),
  startLive: () => {
    exchanging().startLive(current());
    return Promise.resolve();
  },
  stopLive: () => exchanging().stopLive(),
};
