import type { MarkEntry } from '../../shared/attendance/sheet.ts';
import type { JsonValue } from '../../shared/model/declare.ts';
import type { Tier } from '../../shared/model/tiers.ts';
import type { Proposal, RecordState, Setter, TierState } from '../../shared/sync/contest.ts';
import type { TrailEntry } from '../../shared/sync/fold.ts';
import type { ScopeCell, StateRow } from '../../shared/sync/protocol/pull.ts';
import { cellKey, typesForGroups } from '../core/scope.ts';
import { refKey, type RecordRef, type RecordStore } from '../core/store.ts';
import type { Queries } from './query.ts';

interface TierColumns {
  centre: string;
  type: string;
  key: string;
  tier: Tier;
  pupil: string | null;
  number: number;
  record_values: Record<string, JsonValue>;
  trail: TrailEntry[];
  withdrawn: boolean;
  entries: MarkEntry[] | null;
  units: Record<string, Setter>;
  proposals: Proposal[];
}

const tierColumns =
  'centre, type, key, tier, pupil, number, record_values, trail, withdrawn, entries, units, proposals';

function tierState({
  number,
  record_values: values,
  trail,
  withdrawn,
  entries,
  units,
  proposals,
}: TierColumns): TierState {
  return {
    number,
    slice: { values, trail, ...(withdrawn ? { withdrawn: true as const } : {}) },
    ...(entries === null ? {} : { entries }),
    units,
    proposals,
  };
}

function stateRow(row: TierColumns): StateRow {
  const { centre, type, key, pupil, tier, number, record_values: values, trail, units, proposals } = row;
  return {
    ...{ centre, type, key, pupil, tier, number, values, trail, units, proposals },
    ...(row.withdrawn ? { withdrawn: true } : {}),
    ...(row.entries === null ? {} : { entries: row.entries }),
  };
}

export function recordStore(db: Queries): RecordStore {
  return {
    records: (centre, refs) => records(db, centre, refs),
    putRecords: (centre, changed) => putRecords(db, centre, changed),
    rowsIn: (cells, after, limit) => rowsIn(db, cells, after, limit),
    putGroupPlace: async (centre, number, key, place) => {
      await db.rows('update group_place set to_number = $3 where centre = $1 and key = $2 and to_number is null', [
        centre,
        key,
        number,
      ]);
      if (place === null) return;
      await db.rows(
        `insert into group_place (centre, key, pupil, group_id, first_day, last_day, from_number)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [centre, key, place.pupil, place.group, place.firstDay, place.lastDay, number],
      );
    },
    pupilsOfGroups: async (centre, groups, at) => {
      const [condition, value] =
        'day' in at
          ? ['to_number is null and (last_day is null or last_day >= $3)', at.day]
          : ['from_number <= $3 and (to_number is null or to_number > $3)', at.number];
      const rows = await db.rows<{ pupil: string }>(
        `select distinct pupil from group_place where centre = $1 and group_id = any($2) and ${condition}`,
        [centre, groups, value],
      );
      return new Set(rows.map(({ pupil }) => pupil));
    },
  };
}

async function records(db: Queries, centre: string, refs: readonly RecordRef[]): Promise<Map<string, RecordState>> {
  const rows = await db.rowsOfMany<TierColumns>(
    `select ${tierColumns.replace(/\w+/g, 'r.$&')} from record_tier r
     join unnest($2::text[], $3::text[]) as wanted(type, key) on r.type = wanted.type and r.key = wanted.key
     where r.centre = $1`,
    [centre, refs.map(({ type }) => type), refs.map(({ key }) => key)],
  );
  const found = new Map<string, RecordState>();
  for (const row of rows) {
    const name = refKey(row);
    found.set(name, { pupil: row.pupil, tiers: { ...found.get(name)?.tiers, [row.tier]: tierState(row) } });
  }
  return found;
}

async function putRecords(
  db: Queries,
  centre: string,
  changed: Parameters<RecordStore['putRecords']>[1],
): Promise<void> {
  const rows = changed.flatMap(({ type, key, state, changed: tiers }) =>
    tiers.flatMap((tier) => {
      const told = state.tiers[tier];
      if (told === undefined) return [];
      const { number, slice, entries = null, units, proposals } = told;
      return [
        {
          type,
          key,
          tier,
          pupil: state.pupil,
          number,
          record_values: slice.values,
          trail: slice.trail,
          withdrawn: slice.withdrawn === true,
          entries,
          units,
          proposals,
        },
      ];
    }),
  );
  const sent: Promise<void>[] = [];
  for (let start = 0; start < rows.length; start += rowsAtOnce)
    sent.push(putRows(db, centre, JSON.stringify(rows.slice(start, start + rowsAtOnce))));
  await Promise.all(sent);
}

/** A bulk load's tens of thousands of rows go in parts. */
const rowsAtOnce = 2000;

function putRows(db: Queries, centre: string, rows: string): Promise<void> {
  return db.run(
    `insert into record_tier (${tierColumns})
     select $1, type, key, tier, pupil, number, record_values, trail, withdrawn, entries, units, proposals
     from json_to_recordset($2::json) as r(type text, key text, tier text, pupil text, number bigint, record_values json,
       trail json, withdrawn boolean, entries json, units json, proposals json)
     on conflict (centre, type, key, tier) do update set number = excluded.number, record_values = excluded.record_values,
       trail = excluded.trail, withdrawn = excluded.withdrawn, entries = excluded.entries, units = excluded.units,
       proposals = excluded.proposals`,
    [centre, rows],
  );
}

async function rowsIn(
  db: Queries,
  cells: readonly ScopeCell[],
  after: readonly string[] | null,
  limit: number,
): Promise<StateRow[]> {
  const [centre = '', type = '', key = '', tier = ''] = after ?? [];
  // The planner knows nothing of how many rows a scope lets through. Sorting all of them anew for each page would cost the
  // square of what a laptop is given; the key's own order costs each row once.
  const planned = db.run('set local enable_sort = off');
  const asked = db.rowsOfMany<TierColumns>(
    `select ${tierColumns} from record_tier
     where (centre, type, key, tier) > ($2, $3, $4, $5) and centre = any($8)
       and (centre || ' ' || tier || ' *' = any($1) or centre || ' ' || tier || ' ' || pupil = any($1)
         or (pupil is null and type = any($6) and centre || ' ' || tier || ' ' = any($1))
         or (type = 'place' and centre || ' ' || tier || ' ' || key = any($1)))
     order by centre, type, key, tier limit $7`,
    [
      cells.map(cellKey),
      centre,
      type,
      key,
      tier,
      typesForGroups,
      limit,
      [...new Set(cells.map((cell) => cell.centre))],
    ],
  );
  const [, rows] = await Promise.all([planned, asked]);
  return rows.map(stateRow);
}
