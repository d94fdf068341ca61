import type { ErasureStore, NumberedErasure } from '../core/erasure.ts';
import { partsOf, type PartColumns } from './log-store.ts';
import type { Queries } from './query.ts';

const columns = 'centre, pupil, number, why, staff as "by", at';
const naming = '(pupils is null or pupils @> array[$2::text])';

export function erasureStore(db: Queries): ErasureStore {
  return {
    hasCentre: async (centre) => (await db.rows('select 1 from centre where id = $1', [centre])).length > 0,
    erasure: async (centre, pupil) =>
      (
        await db.rows<NumberedErasure>(`select ${columns} from erasure where centre = $1 and pupil = $2`, [
          ...[centre, pupil],
        ])
      )[0],
    erasedAmong: async (centre, pupils) => {
      const rows = await db.rows<{ pupil: string }>('select pupil from erasure where centre = $1 and pupil = any($2)', [
        centre,
        pupils,
      ]);
      return new Set(rows.map(({ pupil }) => pupil));
    },
    erasedBetween: (centres, after, upTo) =>
      db.rows(
        'select centre, pupil from erasure where centre = any($1) and number > $2 and number <= $3 order by number',
        [centres, after, upTo],
      ),
    allErasures: () => db.rows<NumberedErasure>(`select ${columns} from erasure order by number`),
    addErasure: ({ centre, pupil, number, why, by, at }) =>
      db.run('insert into erasure (centre, pupil, number, why, staff, at) values ($1, $2, $3, $4, $5, $6)', [
        ...[centre, pupil, number, why, by, at],
      ]),
    isNamed: async (centre, pupil) => {
      const rows = await db.rows(
        `select 1 where exists (select 1 from record_tier where centre = $1 and pupil = $2)
           or exists (select 1 from device_commit where centre = $1 and pupils @> array[$2::text])`,
        [centre, pupil],
      );
      return rows.length > 0;
    },
    filesOf: async (centre, pupil) => {
      const rows = await db.rows<{ pupil: string }>(
        `select pupil from person_file where centre = $1
           and person = (select person from person_file where centre = $1 and pupil = $2) order by pupil`,
        [centre, pupil],
      );
      return rows.length === 0 ? [pupil] : rows.map((row) => row.pupil);
    },
    commitsNaming: (centre, pupil, after, limit) => commitsNaming(db, centre, pupil, after, limit),
    emptyCommit: (emptied) => emptyCommit(db, emptied),
    dropRecordsOf: async (centre, pupil) => {
      for (const table of ['record_tier', 'group_place', 'parked'])
        await db.run(`delete from ${table} where centre = $1 and pupil = $2`, [centre, pupil]);
    },
  };
}

async function commitsNaming(
  db: Queries,
  ...[centre, pupil, after, limit]: Parameters<ErasureStore['commitsNaming']>
): ReturnType<ErasureStore['commitsNaming']> {
  const rows = await db.rows<PartColumns & { device: string; n: number }>(
    `select device, n, register, contact, sensitive, identity from device_commit
     where centre = $1 and ${naming} and (device, n) > ($3, $4) order by device, n limit $5`,
    [centre, pupil, after?.device ?? '', after?.n ?? 0, limit],
  );
  return rows.map((row) => ({ device: row.device, n: row.n, parts: partsOf(row) }));
}

async function emptyCommit(
  db: Queries,
  { device, n, pupil, parts, places, isWhole }: Parameters<ErasureStore['emptyCommit']>[0],
): Promise<void> {
  const { register, contact, sensitive, identity } = parts;
  if (register === undefined) throw new Error('A commit without its base part');
  await db.run(
    `update device_commit set register = $3, contact = $4, sensitive = $5, identity = $6,
       pupils = array_remove(pupils, $7), reason = case when $8 then null else reason end
     where device = $1 and n = $2`,
    [device, n, register, contact ?? null, sensitive ?? null, identity ?? null, pupil, isWhole],
  );
  await db.run(
    `update log set outcomes = (select json_agg(case when place = any($3) then 'null'::json else outcome end order by place)
       from json_array_elements(outcomes) with ordinality as told(outcome, place))
     where device = $1 and n = $2`,
    [device, n, places.map((place) => place + 1)],
  );
}
