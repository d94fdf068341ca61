import type { Parked, ParkedStore, ParkedWhy } from '../core/store.ts';
import type { Queries, Value } from './query.ts';

interface ParkedColumns {
  device: string;
  n: number;
  index: number;
  centre: string;
  author: string;
  made_at: number;
  type: string | null;
  key: string | null;
  pupil: string | null;
  why: ParkedWhy;
  words: string;
  waits_for_type: string | null;
  waits_for_key: string | null;
  makes: boolean;
  schema_version: number;
}

const columns = `device, n, index, centre, author, made_at, type, key, pupil, why, words, waits_for_type, waits_for_key, makes,
  schema_version`;

function parkedOf(row: ParkedColumns): Parked {
  const { device, n, index, centre, author: by, made_at: at, type, key, pupil, why, words, makes } = row;
  const { waits_for_type: waitsType, waits_for_key: waitsKey, schema_version: schema } = row;
  const waitsFor = waitsType === null || waitsKey === null ? null : { type: waitsType, key: waitsKey };
  return { device, n, index, centre, by, at, type, key, pupil, why, words, makes, schema, waitsFor };
}

export function parkedStore(db: Queries): ParkedStore {
  return {
    park: (rows) => park(db, rows),
    openParked: async ({ device = null, centre = null, by = null, why = null }, limit) => {
      const rows = await db.rowsOfMany<ParkedColumns>(
        `select ${columns} from parked where settled_how is null and device = coalesce($1, device)
           and centre = coalesce($2, centre) and author = coalesce($3, author) and why = coalesce($4, why)
         order by device, n, index limit $5`,
        [device, centre, by, why, limit],
      );
      return rows.map(parkedOf);
    },
    waitingFor: async (centre, made) => {
      const rows = await db.rowsOfMany<ParkedColumns>(
        `select ${columns} from parked
         join unnest($2::text[], $3::text[]) as made(made_type, made_key) on waits_for_type = made_type and waits_for_key = made_key
         where centre = $1 and settled_how is null and why = 'record' order by device, n, index`,
        [centre, made.map(({ type }) => type), made.map(({ key }) => key)],
      );
      return rows.map(parkedOf);
    },
    parkedAt: async (device, n, index) => {
      const [row] = await db.rowsOfMany<ParkedColumns>(
        `select ${columns} from parked where device = $1 and n = $2 and index = $3 and settled_how is null`,
        [device, n, index],
      );
      return row === undefined ? undefined : parkedOf(row);
    },
    settleParked: async (rows, settled, at) => {
      await db.rows(
        `update parked p set settled_how = $4, settled_by = $5, settled_as = $6, settled_at = $7
         from unnest($1::text[], $2::bigint[], $3::integer[]) as s(device, n, index)
         where p.device = s.device and p.n = s.n and p.index = s.index`,
        [
          ...[rows.map(({ device }) => device), rows.map(({ n }) => n), rows.map(({ index }) => index)],
          ...[settled.how, settled.by, settled.as ?? null, at],
        ],
      );
    },
  };
}

/** A change that was judged again and still does not stand is parked again: the same row, open once more. */
async function park(db: Queries, rows: readonly Parked[]): Promise<void> {
  if (rows.length === 0) return;
  const values: Value = JSON.stringify(
    rows.map(({ by, at, waitsFor, schema, ...rest }) => ({
      ...rest,
      author: by,
      made_at: at,
      waits_for_type: waitsFor?.type ?? null,
      waits_for_key: waitsFor?.key ?? null,
      schema_version: schema,
    })),
  );
  await db.rows(
    `insert into parked (${columns}) select ${columns} from jsonb_populate_recordset(null::parked, $1::jsonb)
     on conflict (device, n, index) do update set why = excluded.why, words = excluded.words,
       waits_for_type = excluded.waits_for_type, waits_for_key = excluded.waits_for_key,
       settled_how = null, settled_by = null, settled_as = null, settled_at = null`,
    [values],
  );
}
