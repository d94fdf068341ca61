import { expect, test } from 'vitest';
import { publicBoxKey } from '../../../shared/lib/sealed-box.ts';
import { encodeCommit, decodeCommit } from '../../../shared/sync/codec.ts';
import type { Change } from '../../../shared/sync/commit.ts';
import { closeCommitBox, openCommitBox } from '../../../shared/sync/protocol/commit-box.ts';
import type { CommitRow } from '../../../renderer/data/rows.ts';
import { wipedOf } from '../../../renderer/data/sync/wipe-own.ts';

const endpointKey = new Uint8Array(32).fill(7);
const publicKey = publicBoxKey(endpointKey);
const place = { device: 'device-a', n: 4 };
const change: Change = {
  type: 'pupil',
  key: 'p-1',
  pupil: 'p-1',
  op: 'set',
  fields: { forename: ['Zebedee', 'Zed'], medical: [null, 'Carries an auto-injector'] },
};
const parts = encodeCommit({
  ...place,
  changes: [change],
  seen: ['epoch', 3],
  by: 'm-lead',
  position: 'Teacher in charge',
  at: 1_790_000_000_000,
  schema: 1,
});
const { register = new Uint8Array(), ...others } = parts;
const random = { ephemeralKey: new Uint8Array(32).fill(5), nonce: new Uint8Array(24).fill(3) };
/** As a tutor finds it on the laptop a lead made it on: one part is closed to them. */
const ofColleague: CommitRow = {
  ...place,
  proof: new Uint8Array(32),
  p: { register },
  locked: { sensitive: new Uint8Array([9, 9, 9]) },
  box: closeCommitBox(random, publicKey, place, others),
};

test('what a colleague wrote about a pupil who left is wiped too: only the endpoint opens what stays, and finds all of it', () => {
  const wiped = wipedOf(ofColleague, new Set(['p-1']), publicKey);
  expect(wiped).toMatchObject({ ...place, isWiped: true, proof: ofColleague.proof });
  expect(wiped?.locked).toBeUndefined();
  expect(decodeCommit(place.device, place.n, wiped?.p ?? {})).toMatchObject({ header: { by: 'm-lead' } });
  expect(
    Object.values(wiped?.p ?? {})
      .map((bytes) => new TextDecoder().decode(bytes))
      .join(),
  ).not.toContain('p-1');
  expect(openCommitBox(endpointKey, place, wiped?.box ?? new Uint8Array())).toEqual(parts);
});

test('a box in a box is bound to the commit it was made for', () => {
  const wiped = wipedOf(ofColleague, new Set(['*']), publicKey);
  expect(openCommitBox(endpointKey, { ...place, n: 5 }, wiped?.box ?? new Uint8Array())).toBeNull();
  const foreign = { ...ofColleague, box: closeCommitBox(random, publicKey, { ...place, n: 5 }, others) };
  const mixed = wipedOf(foreign, new Set(['*']), publicKey);
  expect(openCommitBox(endpointKey, place, mixed?.box ?? new Uint8Array())).toBeNull();
});

test('what is about pupils who stay is left, and so is what was closed to a colleague before there was an endpoint', () => {
  expect(wipedOf(ofColleague, new Set(['p-2']), publicKey)).toBeNull();
  const { box: _box, ...boxless } = ofColleague;
  expect(wipedOf(boxless, new Set(['p-1']), publicKey)).toBeNull();
});
