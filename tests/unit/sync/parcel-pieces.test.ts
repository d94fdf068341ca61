import { expect, it } from 'vitest';
import { Keyring } from '../../../renderer/data/crypto/keyring.ts';
import { parcelOfPieces, piecesOf } from '../../../renderer/data/sync/parcel-pieces.ts';
import type { Parcel } from '../../../renderer/data/sync/parcel.ts';
import { closeParcel, dropPieces, inboxKeyOf, openParcel } from '../../../renderer/data/sync/parcels.ts';
import { encodeCommit } from '../../../shared/sync/codec.ts';
import { sendParts } from '../../../shared/sync/protocol/commit-parts.ts';
import type { LogEntry } from '../../../shared/sync/protocol/pull.ts';
import { ruledChanges } from '../../../shared/sync/protocol/take-page.ts';

const head = { device: 'd', seen: ['', 0] as const, by: 'asha', position: 'Lead', at: 1, schema: 1 };

function entry(number: number, changes: Parameters<typeof encodeCommit>[0]['changes']): LogEntry {
  const parts = sendParts(encodeCommit({ ...head, n: number, changes }));
  return { number, centre: 'c', device: 'd', n: number, parts, outcomes: changes.map(() => ({ is: 'applied' })) };
}

const medical = (pupil: string, words: string) =>
  ({ type: 'pupil', key: pupil, pupil, op: 'set', fields: { medical: [null, words] } }) as const;
const place = { type: 'place', key: 'pl', op: 'create', fields: { name: [null, 'Forge'] } } as const;
const parcel: Parcel = {
  left: [],
  rows: [],
  log: [entry(1, [medical('p1', 'Inhaler'), medical('p2', 'Glasses'), place]), entry(2, [medical('p1', 'None')])],
};

function told({ log }: Parcel): string[] {
  return log
    .flatMap(ruledChanges)
    .map(({ number, key, parts }) => `${number} ${key} ${parts.map(({ tier }) => tier).join('+')}`)
    .toSorted();
}

it('the pieces of a parcel say together what it said, each change once', () => {
  const pieces = piecesOf(parcel);
  expect(pieces.map(([subject]) => subject).toSorted()).toEqual(['', 'p1', 'p2']);
  expect(told(parcelOfPieces(pieces.map(([, piece]) => piece)))).toEqual(told(parcel));
  expect(told(parcel)).toHaveLength(4);
});

it('a piece holds nothing of another pupil', () => {
  const [, own] = piecesOf(parcel).find(([subject]) => subject === 'p2') ?? [];
  const opened = JSON.stringify((own?.log ?? []).flatMap(ruledChanges));
  expect(opened).toContain('Glasses');
  expect(opened).not.toMatch(/Inhaler|p1/);
});

it('whoever holds the tier opens a parcel in pieces, and nobody else', () => {
  const key = new Uint8Array(32).fill(7);
  const keys = { sensitive: inboxKeyOf(3, key) };
  const row = closeParcel(keys, 1, 'sensitive', parcel, true);
  const holder = new Keyring('store', new Map([['sensitive', new Map([[3, key]])]]));
  const opened = openParcel(holder, row);
  expect(opened === null ? [] : told(opened)).toEqual(told(parcel));
  expect(openParcel(new Keyring('store', new Map()), row)).toBeNull();
});

it('an erased pupil leaves a closed parcel at once, of the tier named only; the rest opens as it was', async () => {
  const key = new Uint8Array(32).fill(7);
  const row = closeParcel({ sensitive: inboxKeyOf(3, key) }, 1, 'sensitive', parcel, true);
  const rows = new Map([[row.seq, row]]);
  const table = {
    toArray: () => Promise.resolve([...rows.values()]),
    put: (changed: typeof row) => Promise.resolve(rows.set(changed.seq, changed)),
  } as unknown as Parameters<typeof dropPieces>[0];
  const holder = new Keyring('store', new Map([['sensitive', new Map([[3, key]])]]));
  const left = (): string[] => {
    const opened = openParcel(holder, rows.get(1) ?? row);
    return opened === null ? [] : told(opened);
  };
  await dropPieces(table, [{ centre: 'c', subject: 'p1', tier: 'contact' }]);
  expect(left()).toHaveLength(4);
  await dropPieces(table, [{ centre: 'c', subject: 'p1', tier: 'sensitive' }]);
  expect(left()).toEqual(told(parcel).filter((line) => !line.includes(' p1 ')));
});
