import type { ScopeCell } from '../../shared/sync/protocol/pull.ts';
import type { Account, AccessStore, Device, DeviceMember, Grant, TakenCode, Token } from '../core/store-access.ts';
import type { Queries } from './query.ts';

const deviceColumns = `id, centre, name, public_key as "publicKey", last_n as "lastN", vouched_up_to as "vouchedUpTo", vouched_by as "vouchedBy",
  enrolled_at as "enrolledAt", last_seen_at as "lastSeenAt", revoked_at as "revokedAt", replaces, replaces_up_to as "replacesUpTo"`;
const accountColumns = `centre, staff, name, position, passphrase_hash as "passphraseHash", totp_secret as "totpSecret",
  totp_step as "totpStep", failures, locked_until as "lockedUntil"`;
const grantColumns = `centre, staff, role, groups, from_number as "from", to_number as "to", ended_at as "endedAt"`;
const memberColumns = `device, centre, staff, proof_secret as "proofSecret", joined_at as "joinedAt", ended_at as "endedAt"`;

export function accessStore(db: Queries): AccessStore {
  return { ...deviceStore(db), ...personStore(db), ...secretStore(db), ...scopeStore(db) };
}

type DeviceStore = Pick<
  AccessStore,
  | 'addCentre'
  | 'device'
  | 'lockDevice'
  | 'addDevice'
  | 'setVouched'
  | 'setLastN'
  | 'setSeenAt'
  | 'revokeDevice'
  | 'devicesOf'
>;

function deviceStore(db: Queries): DeviceStore {
  const one = async (id: string, lock: '' | 'for update'): Promise<Device | undefined> =>
    (await db.rows<Device>(`select ${deviceColumns} from device where id = $1 ${lock}`, [id]))[0];
  return {
    addCentre: (id, name, at) =>
      db.run('insert into centre (id, name, founded_at) values ($1, $2, $3)', [id, name, at]),
    device: (id) => one(id, ''),
    lockDevice: (id) => one(id, 'for update'),
    addDevice: ({ id, centre, name, publicKey, lastN, enrolledAt, revokedAt, ...device }) =>
      db.run(
        `insert into device (id, centre, name, public_key, last_n, enrolled_at, revoked_at, vouched_up_to, vouched_by, replaces,
           replaces_up_to)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [
          ...[id, centre, name, publicKey, lastN, enrolledAt, revokedAt],
          ...[device.vouchedUpTo, device.vouchedBy, device.replaces, device.replacesUpTo],
        ],
      ),
    setVouched: (device, { upTo, by }) =>
      db.run('update device set vouched_up_to = $2, vouched_by = $3 where id = $1', [device, upTo, by]),
    setLastN: (device, n) => db.run('update device set last_n = $2 where id = $1', [device, n]),
    setSeenAt: (device, at) => db.run('update device set last_seen_at = $2 where id = $1', [device, at]),
    revokeDevice: (device, at) =>
      db.run('update device set revoked_at = $2 where id = $1 and revoked_at is null', [device, at]),
    devicesOf: (centre) =>
      db.rows<Device>(`select ${deviceColumns} from device where centre = $1 order by enrolled_at`, [centre]),
  };
}

type PersonStore = Pick<
  AccessStore,
  | 'account'
  | 'accountsOf'
  | 'putAccount'
  | 'grants'
  | 'changeGrant'
  | 'membersOf'
  | 'membersOfCentre'
  | 'putMember'
  | 'endMember'
>;

function personStore(db: Queries): PersonStore {
  return {
    account: async (centre, staff) =>
      (
        await db.rows<Account>(`select ${accountColumns} from account where centre = $1 and staff = $2`, [
          centre,
          staff,
        ])
      )[0],
    accountsOf: (centre) =>
      db.rows<Account>(`select ${accountColumns} from account where centre = $1 order by name`, [centre]),
    putAccount: ({ centre, staff, name, position, passphraseHash, totpSecret, totpStep, failures, lockedUntil }) =>
      db.run(
        `insert into account (centre, staff, name, passphrase_hash, totp_secret, totp_step, failures, locked_until, position)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict (centre, staff) do update set name = $3, passphrase_hash = $4, totp_secret = $5, totp_step = $6, failures = $7,
           locked_until = $8, position = $9`,
        [centre, staff, name, passphraseHash, totpSecret, totpStep, failures, lockedUntil, position],
      ),
    grants: (centre, staff) =>
      db.rows<Grant>(
        `select ${grantColumns} from access_grant where centre = $1 and staff = coalesce($2, staff) order by id`,
        [centre, staff],
      ),
    changeGrant: async (centre, staff, number, at, next) => {
      await db.rows(
        'update access_grant set to_number = $3, ended_at = $4 where centre = $1 and staff = $2 and to_number is null',
        [centre, staff, number, at],
      );
      if (next === null) return;
      await db.rows('insert into access_grant (centre, staff, role, groups, from_number) values ($1, $2, $3, $4, $5)', [
        ...[centre, staff, next.role, next.groups === null ? null : JSON.stringify(next.groups), number],
      ]);
    },
    membersOf: (device) =>
      db.rows<DeviceMember>(`select ${memberColumns} from device_member where device = $1`, [device]),
    membersOfCentre: (centre) =>
      db.rows<DeviceMember>(
        `select ${memberColumns.replace(/^device, centre/, 'm.device, m.centre')} from device_member m where m.centre = $1`,
        [centre],
      ),
    putMember: ({ device, centre, staff, proofSecret, joinedAt }) =>
      db.run(
        `insert into device_member (device, centre, staff, proof_secret, joined_at) values ($1, $2, $3, $4, $5)
         on conflict (device, centre, staff) do update set proof_secret = $4, joined_at = $5, ended_at = null`,
        [device, centre, staff, proofSecret, joinedAt],
      ),
    endMember: async (device, staff, at) => {
      const ended = await db.rows(
        'update device_member set ended_at = $3 where device = $1 and staff = $2 and ended_at is null returning staff',
        [device, staff, at],
      );
      return ended.length > 0;
    },
  };
}

type SecretStore = Pick<
  AccessStore,
  | 'addCode'
  | 'takeCode'
  | 'codeFor'
  | 'addChallenge'
  | 'takeChallenge'
  | 'addToken'
  | 'token'
  | 'endTokens'
  | 'forgetExpired'
  | 'logAccess'
  | 'boxKey'
>;

async function codeOf(
  db: Queries,
  hash: Uint8Array,
  now: number,
  lock: '' | 'for update',
): Promise<TakenCode | undefined> {
  const [code] = await db.rows<TakenCode>(
    `select hash, kind, centre, staff, expires_at as "expiresAt", used_by as "usedBy" from enrolment_code
     where hash = $1 and expires_at > $2 ${lock}`,
    [hash, now],
  );
  return code;
}

function secretStore(db: Queries): SecretStore {
  return {
    boxKey: async (fresh) => {
      const [known] = await db.rows<{ key: Uint8Array | null }>('select box_key as key from la');
      if (known?.key !== null && known?.key !== undefined) return known.key;
      const [kept] = await db.rows<{ key: Uint8Array }>(
        'update la set box_key = coalesce(box_key, $1) returning box_key as key',
        [fresh],
      );
      return kept?.key ?? fresh;
    },
    addCode: ({ hash, kind, centre, staff, expiresAt }) =>
      db.run('insert into enrolment_code (hash, kind, centre, staff, expires_at) values ($1, $2, $3, $4, $5)', [
        ...[hash, kind, centre, staff, expiresAt],
      ]),
    takeCode: async (hash, device, now) => {
      const code = await codeOf(db, hash, now, 'for update');
      if (code === undefined || (code.usedBy !== null && code.usedBy !== device)) return undefined;
      await db.rows('update enrolment_code set used_by = $2 where hash = $1', [hash, device]);
      return code;
    },
    codeFor: (hash, now) => codeOf(db, hash, now, ''),
    addChallenge: (hash, expiresAt) =>
      db.run('insert into challenge (hash, expires_at) values ($1, $2)', [hash, expiresAt]),
    takeChallenge: async (hash, now) =>
      (await db.rows('delete from challenge where hash = $1 and expires_at > $2 returning 1', [hash, now])).length > 0,
    addToken: ({ hash, device, centre, staff, expiresAt }) =>
      db.run('insert into token (hash, device, centre, staff, expires_at) values ($1, $2, $3, $4, $5)', [
        ...[hash, device, centre, staff, expiresAt],
      ]),
    token: async (hash, now) =>
      (
        await db.rows<Token>(
          'select hash, device, centre, staff, expires_at as "expiresAt" from token where hash = $1 and expires_at > $2',
          [hash, now],
        )
      )[0],
    endTokens: (device, staff) =>
      db.run('delete from token where device = $1 and ($2::text is null or staff is null or staff = $2)', [
        device,
        staff,
      ]),
    forgetExpired: async (now) => {
      for (const table of ['challenge', 'token', 'enrolment_code']) {
        await db.rows(`delete from ${table} where expires_at <= $1`, [now]);
      }
    },
    logAccess: ({ at, device, centre, staff, act, details }) =>
      db.run('insert into access_log (at, device, centre, staff, act, details) values ($1, $2, $3, $4, $5, $6)', [
        ...[at, device, centre, staff, act, JSON.stringify(details)],
      ]),
  };
}

type ScopeStore = Pick<AccessStore, 'scopeVersion' | 'addScopeVersion'>;

function scopeStore(db: Queries): ScopeStore {
  return {
    scopeVersion: async (device, version) =>
      (
        await db.rows<{ cells: ScopeCell[] }>('select cells from device_scope where device = $1 and version = $2', [
          device,
          version,
        ])
      )[0]?.cells,
    addScopeVersion: async (device, cells, oldest) => {
      const told = JSON.stringify(cells);
      await db.rows('delete from device_scope where device = $1 and version < $2', [device, oldest]);
      // A reply that was lost is asked for again: the same scope keeps its version.
      const [same] = await db.rows<{ version: number }>(
        'select version from device_scope where device = $1 and cells = $2::jsonb order by version desc limit 1',
        [device, told],
      );
      if (same !== undefined) return same.version;
      const [added] = await db.rows<{ version: number }>(
        `insert into device_scope (device, version, cells)
         select $1, coalesce(max(version), $3::integer) + 1, $2::jsonb from device_scope where device = $1 returning version`,
        [device, told, oldest],
      );
      return added?.version ?? 1;
    },
  };
}
