import { beforeAll, describe, expect, it } from 'vitest';
import { inviteMember } from '../../la-endpoint/core/administer.ts';
import { totpCode, totpStep } from '../../la-endpoint/core/totp.ts';
import type { Role } from '../../shared/centre/staff.ts';
import { created } from '../../shared/sync/create.ts';
import { fromBase32 } from './harness/founded.ts';
import type { HeadlessDevice } from './harness/headless-device.ts';
import { ask, freshSchema } from './harness/schema.ts';
import { held, keyOf, marked, school } from './harness/school.ts';
import {
  adminId,
  administrator,
  enrolOn,
  foundCentre,
  monday,
  newDevice,
  openWorld,
  pull,
  staffChange,
  sync,
  type World,
} from './harness/world.ts';

let world: World;
let office: HeadlessDevice;
const at = 7;
const pupil = { surname: 'Quillfeather', forename: 'Ottoline', dob: monday, sex: 'F' as const };

beforeAll(async () => {
  world = await openWorld(await freshSchema());
  office = await foundCentre(world, [
    ...school.changes,
    staffChange('ines', 'administrator'),
    staffChange('lena', 'lead'),
  ]);
  office.write({ by: adminId, at, changes: [marked({ pupil: 1 }, { code: 'L', minutesLate: 5 })] });
  await sync(world, office);
});

async function codeFor(staff: string, role: Role): Promise<string> {
  const sender = await administrator(world, office);
  const invited = await world.store.write((tx) =>
    inviteMember(tx, world.ports, sender, { staff, name: `Person ${staff}`, role, groups: null }),
  );
  if (!invited.ok) throw new Error(invited.error.message);
  return invited.value.code;
}

describe('what a laptop that worked alone brings', () => {
  it('only an administrator’s code serves for it, and a code refused for that still serves without', async () => {
    const laptop = newDevice();
    const code = await codeFor('lena', 'lead');
    await expect(enrolOn(world, laptop, 'lena', { code, bringing: { upTo: 3 } })).rejects.toThrow('Not enrolled');
    await enrolOn(world, laptop, 'lena', { code });
  });

  it('entries of colleagues come in their names, in order, proved by who brings them; nothing standing is overwritten', async () => {
    const laptop = newDevice();
    const code = await codeFor('ines', 'administrator');
    const { secondFactor } = await enrolOn(world, laptop, 'ines', { code, bringing: { upTo: 0 } });
    const secret = fromBase32(secondFactor?.secret ?? '');
    const later = (): string => totpCode(secret, totpStep((world.clock.now += 60_000)));
    const brought = { provedBy: 'ines', seen: ['', 0] as const };
    laptop.write({
      ...brought,
      by: 'ines',
      at,
      changes: [staffChange('olga', 'staff'), created('pupil', 'brought-1', pupil)],
    });
    laptop.write({
      ...{ ...brought, by: 'olga', at },
      changes: [
        created('enrolment', 'brought-e', { pupil: 'brought-1', status: 'C', from: monday }),
        marked({ pupil: 1 }, { code: '/' }),
      ],
    });
    laptop.write({ ...brought, by: 'nobody-here', at, changes: [marked({ pupil: 2 }, { code: 'I' })] });
    laptop.write({ by: 'olga', at, seen: ['', 0], changes: [marked({ pupil: 3 }, { code: '/' })] });
    await enrolOn(world, laptop, 'ines', { bringing: { upTo: 4 }, oneTimeCode: later() });
    await sync(world, laptop);
    expect([1, 2, 3, 4].map((n) => laptop.results.get(n)?.outcomes.map((outcome) => outcome.is))).toEqual([
      ['applied', 'applied'],
      ['applied', 'contested'],
      ['applied'],
      // Within what is vouched for only who brings it proves it.
      ['refused'],
    ]);
    await pull(world, office);
    const mark = held(office, 'mark', keyOf({ pupil: 1 }))?.register;
    expect(mark?.slice.values['code']).toBe('L');
    expect(mark?.proposals).toMatchObject([{ by: 'olga', at, fields: { code: [null, '/'] } }]);
    const [logged] = await ask<{ details: unknown }>(
      world.url,
      `select details from access_log where act = 'enrol' and staff = 'ines' order by at desc limit 1`,
    );
    expect(logged?.details).toEqual({ kind: 'join', bringing: 4 });
    await expect(enrolOn(world, laptop, 'ines', { bringing: { upTo: 9 }, oneTimeCode: later() })).rejects.toThrow(
      'Not enrolled',
    );
    const n = laptop.write({ ...brought, by: 'olga', at, changes: [marked({ pupil: 4 }, { code: '/' })] });
    await sync(world, laptop);
    expect(laptop.results.get(n)?.outcomes).toEqual([{ is: 'waits', on: 'account' }]);
  });
});
