import { randomFrom, type Random } from '../../../shared/sample/random.ts';
import type { Change } from '../../../shared/sync/commit.ts';
import { pullAll, pushUnsent, type Send } from '../../../shared/sync/protocol/device-sync.ts';
import { endMember, revokeAccess } from '../../../la-endpoint/core/administer.ts';
import { rejudgeOfPerson } from '../../../la-endpoint/core/rejudge.ts';
import { fromBase64 } from '../../../shared/sync/protocol/bytes.ts';
import type { HeadlessDevice } from '../harness/headless-device.ts';
import { newDeviceKeys, proofSecretOf } from '../harness/device-keys.ts';
import { adminId, administrator, replaced, signedIn, type Identity, type World } from '../harness/world.ts';
import { Acts } from './acts.ts';
import { badLine, diedOnly, nothingMet, type Met, type Weather } from './faults.ts';
import { falselySaysAllSent } from './invariants.ts';
import { backedUp, restoredFrom, type Ask, type Kind, type Role, type Stage } from './stage.ts';

export interface Laptop {
  device: HeadlessDevice;
  readonly people: readonly string[];
  kind: Kind;
  send: Send;
  /** The identity it means to take, from a number on. */
  next?: Identity & { readonly from: number };
}

export interface Ended {
  readonly world: World;
  readonly ask: Ask;
  readonly laptops: readonly Laptop[];
  readonly met: Met;
  /** What was seen to be wrong while the storm lasted. */
  readonly wrong: readonly string[];
}

const steps = 110;
const mostLaptops = 9;
const dayMilliseconds = 86_400_000;
const yearsMilliseconds = 3650 * dayMilliseconds;

/** One run: laptops of a centre work, meet trouble, and in the end all come back. Same seed, same run. */
export async function simulate(stage: Stage, seed: number): Promise<Ended> {
  const { world, weather } = stage;
  await stage.reset();
  weather.random = randomFrom(seed);
  weather.met = nothingMet();
  const run = new Run(stage, seed);
  weather.isStormy = true;
  for (let step = 0; step < steps; step += 1) await run.step(step);
  weather.isStormy = false;
  await run.comeBack();
  return { world, ask: stage.ask, laptops: run.laptops, met: weather.met, wrong: run.wrong };
}

class Run {
  readonly laptops: Laptop[] = [];
  readonly wrong: string[] = [];
  readonly #world: World;
  readonly #ask: Ask;
  readonly #weather: Weather;
  readonly #random: Random;
  readonly #acts: Acts;
  readonly #seed: number;
  #backup: readonly string[] | null = null;
  #isEnded = false;
  #identities = 0;

  constructor({ world, weather, cast, ask }: Stage, seed: number) {
    this.#world = world;
    this.#ask = ask;
    this.#weather = weather;
    this.#random = weather.random;
    this.#acts = new Acts(weather.random);
    this.#seed = seed;
    for (const { device, people, kind } of cast) this.#add({ device: device.copy(), people, kind });
  }

  #add({ device, people, kind }: Role): Laptop {
    const laptop = { device, people, kind, send: badLine(this.#world.sendFrom(device), this.#weather) };
    this.laptops.push(laptop);
    return laptop;
  }

  get #office(): Laptop {
    const [office] = this.laptops;
    if (office === undefined) throw new Error('There is no office');
    return office;
  }

  async step(step: number): Promise<void> {
    const laptop = this.#random.pick(this.laptops);
    if (step === Math.floor(steps / 2)) return this.#endAccess();
    if (step === Math.floor(steps * 0.8) && this.#random.chance(0.4)) return this.#revoke();
    const what = this.#random.weighted([
      [46, 'write'],
      [22, 'push'],
      [24, 'pull'],
      [2, 'copy'],
      [5, 'settle'],
      [1.5, 'keep or restore'],
    ] as const);
    if (what === 'write') this.#write(laptop);
    else if (what === 'push') await this.#push(laptop);
    else if (what === 'pull') await this.#pull(laptop);
    else if (what === 'copy') await this.#copy(laptop);
    else if (what === 'settle') this.#settle();
    else await this.#keepOrRestore();
  }

  #write({ device, people, kind }: Laptop): void {
    const by = this.#random.pick(people);
    const change = this.#acts.any(device, kind);
    if (change.op === 'withdraw') this.#weather.met.withdrawals += 1;
    this.#commit(device, by, [change], change.op === 'amend' ? 'Put right' : undefined);
  }

  #commit(device: HeadlessDevice, by: string, changes: readonly Change[], reason?: string): void {
    // Clocks lie by a day, now and then by ten years; nothing may depend on them.
    const lie = this.#random.chance(0.1) ? yearsMilliseconds : dayMilliseconds;
    const at = this.#world.clock.now + this.#random.int(-lie, lie);
    device.write({ by, at, changes, ...(reason === undefined ? {} : { reason }) });
  }

  #settle(): void {
    const { device } = this.#office;
    const changes = this.#acts.settling(device);
    if (changes === null) return;
    this.#commit(device, adminId, changes, 'Asked both');
    this.#weather.met.settled += 1;
  }

  async #push(laptop: Laptop): Promise<void> {
    await signedIn(this.#world, laptop.device);
    const pushed = await pushUnsent(laptop.send, laptop.device);
    if (pushed.ok && pushed.value.is === 'forked') await this.#takeNewId(laptop, pushed.value.n);
    if (!pushed.ok && pushed.error.code === 'not-signed-in') await this.#enrol(laptop);
  }

  async #pull(laptop: Laptop): Promise<void> {
    await signedIn(this.#world, laptop.device);
    const pulled = await pullAll(laptop.send, laptop.device);
    if (!pulled.ok && pulled.error.code === 'not-signed-in') await this.#enrol(laptop);
    if (pulled.ok) this.wrong.push(...(await falselySaysAllSent(this.#ask, laptop)));
  }

  /** The disk of a laptop is copied, and both go on under one id until the endpoint says so. */
  async #copy(laptop: Laptop): Promise<void> {
    if (laptop.kind !== 'room' || this.laptops.length > mostLaptops) return;
    const copied = this.#add({ ...laptop, device: laptop.device.copy() });
    this.#write(laptop);
    this.#write(copied);
    await this.#push(laptop);
    await this.#push(copied);
  }

  /** As the app does when it is told that its numbers are another's: a new id and key, and what was not taken renumbered. */
  async #takeNewId(laptop: Laptop, n: number): Promise<void> {
    const { device, people, send } = laptop;
    const fresh = await replaced(
      this.#world,
      device,
      { from: n, by: this.#random.pick(people), as: this.#identityFor(laptop, n) },
      send,
    ).catch(diedOnly);
    // A line that was down, an endpoint that died or was restored in between: it is told again that it is a copy.
    if (fresh?.ok !== true) return;
    this.#weather.met.forks += 1;
    laptop.device = fresh.value;
    // It serves once: the laptop may be copied again, and told so at the same number.
    delete laptop.next;
    laptop.send = badLine(this.#world.sendFrom(fresh.value), this.#weather);
  }

  /** On its disk before it is asked for, so that a lost answer costs nothing. */
  #identityFor(laptop: Laptop, from: number): Identity {
    if (laptop.next?.from === from) return laptop.next;
    this.#identities += 1;
    laptop.next = { id: `forked-${this.#identities}-from-${from}`, keys: newDeviceKeys(), from };
    return laptop.next;
  }

  /** What enrolling with a device code leaves behind; the passphrases, slow by design, have tests of their own. */
  async #enrol({ device, people }: Laptop): Promise<void> {
    const { centre, clock, store } = this.#world;
    const never = { revokedAt: null, lastN: 0, vouchedUpTo: 0, vouchedBy: null, replaces: null, replacesUpTo: 0 };
    await this.#calmly(() =>
      store.write(async (tx) => {
        const publicKey = fromBase64(device.keys.publicKey);
        await tx.addDevice({ ...never, id: device.id, centre, name: 'Laptop', publicKey, enrolledAt: clock.now });
        for (const staff of people) {
          const proofSecret = proofSecretOf(staff, device.first);
          await tx.putMember({ device: device.id, centre, staff, proofSecret, joinedAt: clock.now, endedAt: null });
          await rejudgeOfPerson(tx, device.id, staff, clock.now);
        }
      }),
    );
  }

  async #calmly(work: () => Promise<void>): Promise<void> {
    const wasStormy = this.#weather.isStormy;
    this.#weather.isStormy = false;
    await work();
    this.#weather.isStormy = wasStormy;
  }

  /** The first time a backup is taken; the next time the endpoint is set back to it. */
  async #keepOrRestore(): Promise<void> {
    const { url, clock } = this.#world;
    if (this.#backup === null) {
      this.#backup = await backedUp(url, clock.now);
      return;
    }
    this.#weather.met.restores += 1;
    await restoredFrom(url, this.#backup, clock.now, `epoch-${this.#seed}-${this.#weather.met.restores}`);
    this.#backup = null;
    // What an administrator did and the backup does not know is done again.
    if (this.#isEnded) await this.#end('leo');
    for (const laptop of this.laptops.filter(({ kind }) => kind === 'revoked')) await this.#revokeNow(laptop);
  }

  /** Leo's access ends; what he wrote before and sends later goes before a lead. */
  async #endAccess(): Promise<void> {
    const leaver = this.laptops.find(({ kind }) => kind === 'leaver');
    if (leaver === undefined) return;
    await this.#calmly(() => this.#push(leaver));
    this.#write(leaver);
    this.#isEnded = true;
    await this.#end('leo');
  }

  async #end(staff: string): Promise<void> {
    await this.#calmly(async () => {
      const sender = await administrator(this.#world, this.#office.device);
      await this.#world.store.write((tx) => endMember(tx, this.#world.ports, sender, { staff }));
    });
  }

  /** A laptop is lost: what is on it and was not sent goes before a lead, and it holds nothing after its next contact. */
  async #revoke(): Promise<void> {
    const isOnlyOne = ({ id }: HeadlessDevice): boolean =>
      this.laptops.filter(({ device }) => device.id === id).length === 1;
    // One that was there before any backup, so that a restore cannot forget it.
    const laptop = this.laptops.find(
      ({ kind, device }) => kind === 'room' && isOnlyOne(device) && device.id.startsWith('device-'),
    );
    if (laptop === undefined) return;
    this.#write(laptop);
    laptop.kind = 'revoked';
    this.#weather.met.revoked += 1;
    await this.#revokeNow(laptop);
  }

  async #revokeNow({ device }: Laptop): Promise<void> {
    await this.#calmly(async () => {
      const sender = await administrator(this.#world, this.#office.device);
      await this.#world.store.write((tx) => revokeAccess(tx, this.#world.ports, sender, { device: device.id }));
    });
  }

  /** Everybody has a line again. Twice: who learns of a restore sends again, and others are then told. */
  async comeBack(): Promise<void> {
    for (let round = 0; round < 3; round += 1) {
      for (const laptop of this.laptops) await this.#push(laptop);
      for (const laptop of this.laptops) await this.#pull(laptop);
    }
  }
}
