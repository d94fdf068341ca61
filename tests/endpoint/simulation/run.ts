import { created } from '../../../shared/sync/create.ts';
import { addDays } from '../../../shared/lib/local-date.ts';
import { randomFrom, type Random } from '../../../shared/sample/random.ts';
import type { Change } from '../../../shared/sync/commit.ts';
import { openProposals } from '../../../shared/sync/contest.ts';
import { pullAll, pushUnsent, type Send } from '../../../shared/sync/protocol/device-sync.ts';
import { endMember, giveCode } from '../../../la-endpoint/core/administer.ts';
import { smallCentre } from '../../factories/small-centre.ts';
import { HeadlessDevice } from '../harness/headless-device.ts';
import { held, marked, set } from '../harness/school.ts';
import {
  adminId,
  administrator,
  admit,
  enrolOn,
  foundCentre,
  monday,
  newDevice,
  openWorld,
  staffChange,
  sync,
  type World,
} from '../harness/world.ts';
import { newDeviceKeys } from '../harness/device-keys.ts';
import { badLine, crashing, nothingMet, type Met, type Weather } from './faults.ts';

export interface Laptop {
  device: HeadlessDevice;
  readonly person: string;
  readonly kind: 'office' | 'room' | 'tutor' | 'leaver';
  send: Send;
}

export interface Ended {
  readonly world: World;
  readonly laptops: readonly Laptop[];
  /** Devices whose id was given up after a fork: what they had sent counts still. */
  readonly past: readonly HeadlessDevice[];
  readonly met: Met;
}

const steps = 140;
const pupils = 24;
/** Few, so that people meet on the same ones. */
const contestedPupils = 4;
const codes = ['/', 'L', 'I', 'O', 'N'] as const;
const smallPage = { entries: 23, bytes: 20_000 };
const dayMilliseconds = 86_400_000;
export const rooms = ['ruth', 'sam', 'tariq'] as const;

/** One run: laptops of a centre work, meet trouble, and in the end all come back. Same seed, same run. */
export async function simulate(url: string, seed: number): Promise<Ended> {
  const weather: Weather = { random: randomFrom(seed), met: nothingMet(), isStormy: false };
  const world = await openWorld(url, { pageSize: smallPage, wrap: (store) => crashing(store, weather) });
  const run = new Run(world, weather);
  await run.setUp();
  weather.isStormy = true;
  for (let step = 0; step < steps; step += 1) await run.step(step);
  weather.isStormy = false;
  await run.comeBack();
  return { world, laptops: run.laptops, past: run.past, met: weather.met };
}

class Run {
  readonly laptops: Laptop[] = [];
  readonly past: HeadlessDevice[] = [];
  readonly #world: World;
  readonly #weather: Weather;
  readonly #random: Random;
  #ids = 0;

  constructor(world: World, weather: Weather) {
    this.#world = world;
    this.#weather = weather;
    this.#random = weather.random;
  }

  async setUp(): Promise<void> {
    const keyWorkers = [...rooms, 'leo'].map((id) => staffChange(id, 'keyWorker'));
    const staff = [...keyWorkers, staffChange('lena', 'lead')];
    const office = await foundCentre(this.#world, [...smallCentre(pupils).changes, ...staff]);
    this.#add(office, adminId, 'office');
    for (const person of [...rooms, 'leo']) {
      const device = newDevice();
      await admit(this.#world, office, device, { staff: person, role: 'keyWorker' });
      await sync(this.#world, device);
      this.#add(device, person, person === 'leo' ? 'leaver' : 'room');
    }
    const tutor = newDevice();
    await admit(this.#world, office, tutor, { staff: 'tess', role: 'providerTutor', groups: ['group-1'] });
    await sync(this.#world, tutor);
    this.#add(tutor, 'tess', 'tutor');
  }

  #add(device: HeadlessDevice, person: string, kind: Laptop['kind']): void {
    this.laptops.push({ device, person, kind, send: badLine(this.#world.sendFrom(device), this.#weather) });
  }

  async step(step: number): Promise<void> {
    const laptop = this.#random.pick(this.laptops);
    if (step === Math.floor(steps / 2)) return this.#endAccess();
    const what = this.#random.weighted([
      [46, 'write'],
      [22, 'push'],
      [24, 'pull'],
      [2, 'copy'],
      [6, 'settle'],
    ] as const);
    if (what === 'write') this.#write(laptop);
    else if (what === 'push') await this.#push(laptop);
    else if (what === 'pull') await pullAll(laptop.send, laptop.device);
    else if (what === 'copy') await this.#copy(laptop);
    else this.#settle();
  }

  #write({ device, person, kind }: Laptop): void {
    const random = this.#random;
    // Clocks lie by up to a day; nothing may depend on them.
    const at = this.#world.clock.now + random.int(-dayMilliseconds, dayMilliseconds);
    const changes = [kind === 'tutor' ? this.#observation() : this.#change(device, kind)];
    device.write({
      by: person,
      at,
      changes,
      ...(changes.some(({ op }) => op === 'amend') ? { reason: 'Put right' } : {}),
    });
  }

  #observation(): Change {
    this.#ids += 1;
    const pupil = `pupil-${this.#random.int(1, pupils)}`;
    return created('observation', `observation-${this.#ids}`, {
      pupil,
      date: monday,
      session: 'AM',
      group: 'group-1',
      seen: 'present',
    });
  }

  #change(device: HeadlessDevice, kind: Laptop['kind']): Change {
    const random = this.#random;
    const roll = random.next();
    if (kind === 'office' && roll < 0.6) return this.#move(device);
    if (roll < 0.3) {
      const pupil = `pupil-${random.int(1, contestedPupils)}`;
      const stands = held(device, 'pupil', pupil)?.contact?.slice.values['phone'] ?? null;
      return set('pupil', pupil, pupil, { phone: [stands, `01632 96${random.int(1000, 1009)}`] });
    }
    const pupil = random.int(1, contestedPupils);
    const place = { pupil, day: addDays(monday, random.int(0, 1)) };
    const code = random.pick(codes);
    const wanted = code === 'L' ? { code, minutesLate: random.int(1, 3) } : { code };
    const { key } = marked(place, wanted);
    const shown = held(device, 'mark', key)?.register?.slice.values ?? {};
    return {
      ...marked(place, wanted, shown, shown['code'] === undefined ? 'create' : 'amend'),
      pupil: `pupil-${pupil}`,
    };
  }

  /** A pupil goes from one group to the other, and with that into or out of the tutor's scope. */
  #move(device: HeadlessDevice): Change {
    const number = this.#random.int(1, pupils);
    const group = held(device, 'membership', `membership-${number}`)?.register?.slice.values['group'] ?? 'group-1';
    const other = group === 'group-1' ? 'group-2' : 'group-1';
    return set('membership', `membership-${number}`, `pupil-${number}`, { group: [group, other] });
  }

  async #push(laptop: Laptop): Promise<void> {
    const pushed = await pushUnsent(laptop.send, laptop.device);
    if (pushed.ok && pushed.value.is === 'forked') await this.#takeNewId(laptop, pushed.value.n);
  }

  /** The disk of a laptop is copied, and both go on under one id until the endpoint says so. */
  async #copy(laptop: Laptop): Promise<void> {
    if (laptop.kind !== 'room' || this.laptops.length > 9) return;
    const twin = laptop.device.copy();
    this.#add(twin, laptop.person, 'room');
    const copied = this.laptops.at(-1);
    if (copied === undefined) return;
    this.#write(laptop);
    this.#write(copied);
    await this.#push(laptop);
    await this.#push(copied);
  }

  async #takeNewId(laptop: Laptop, n: number): Promise<void> {
    this.#weather.met.forks += 1;
    const wasStormy = this.#weather.isStormy;
    this.#weather.isStormy = false;
    const { code } = await this.#world.store.write((tx) =>
      giveCode(tx, this.#world.ports, { kind: 'device', centre: this.#world.centre, staff: null }),
    );
    const fresh = new HeadlessDevice(`forked-${this.past.length}-${n}-x`, newDeviceKeys());
    await enrolOn(this.#world, fresh, laptop.person, { code });
    for (const act of laptop.device.acts.slice(n - 1)) fresh.write({ ...act, seen: act.seen ?? laptop.device.seen });
    this.past.push(laptop.device);
    laptop.device = fresh;
    laptop.send = badLine(this.#world.sendFrom(fresh), this.#weather);
    this.#weather.isStormy = wasStormy;
  }

  #settle(): void {
    const [office] = this.laptops;
    if (office === undefined) return;
    for (const record of office.device.holding.values()) {
      const open = record.type === 'mark' ? openProposals(record, 'mark') : [];
      if (open.length === 0) continue;
      this.#ids += 1;
      const pupil = record.pupil ?? '';
      const fields = { date: monday, pupil, of: 'mark', record: record.key, unit: 'mark', proposals: open };
      const shown = record.tiers.register?.slice.values ?? {};
      const amend: Change = {
        type: 'mark',
        key: record.key,
        pupil,
        op: 'amend',
        fields: { code: [shown['code'] ?? null, 'O'] },
      };
      const changes = [amend, created('settlement', `settlement-${this.#ids}`, fields)];
      office.device.write({ by: adminId, at: this.#world.clock.now, reason: 'Asked both', changes });
      this.#weather.met.settled += 1;
      return;
    }
  }

  /** Leo's access ends; what he wrote before and sends later goes before a lead. */
  async #endAccess(): Promise<void> {
    const [office] = this.laptops;
    const leaver = this.laptops.find(({ kind }) => kind === 'leaver');
    if (office === undefined || leaver === undefined) return;
    this.#weather.isStormy = false;
    await pushUnsent(leaver.send, leaver.device);
    const sender = await administrator(this.#world, office.device);
    this.#write(leaver);
    await this.#world.store.write((tx) => endMember(tx, this.#world.ports, sender, { staff: 'leo' }));
    this.#weather.isStormy = true;
  }

  async comeBack(): Promise<void> {
    for (let round = 0; round < 2; round += 1) for (const laptop of this.laptops) await this.#push(laptop);
    for (const laptop of this.laptops) {
      const pulled = await pullAll(laptop.send, laptop.device);
      if (!pulled.ok) throw new Error(pulled.error.message);
    }
  }
}
