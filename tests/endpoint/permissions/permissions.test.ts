import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { declarations } from '../../../shared/model/registry.ts';
import { tiers } from '../../../shared/model/tiers.ts';
import type { Change } from '../../../shared/sync/commit.ts';
import { messages, type MessageName } from '../../../shared/sync/protocol/messages.ts';
import { pokePath } from '../../../shared/sync/protocol/poke.ts';
import { protocolHeader, protocolVersion } from '../../../shared/sync/protocol/protocol-version.ts';
import { nothingHere } from '../../../shared/sync/protocol/refusal.ts';
import { bearer, tokenFor, type Served } from '../harness/served.ts';
import { held } from '../harness/school.ts';
import { freshSchema } from '../harness/schema.ts';
import { aboutPupils, aboutTheCentre, ofFields, type ReaderName } from './expectations.ts';
import { askers, sending, type Asker } from './messages.ts';
import { exchange, people, servedReaders, type Reader } from './readers.ts';
import { aboutPupil, keyOfSeed, ofTheCentre, otherPupil, otherTiers, ownPupil } from './records.ts';

let served: Served;
let readers: readonly Reader[];
const tokens = new Map<Asker, string | undefined>();
/** What the endpoint said to each write the tables ask about, by reader and what was written. */
const answers = new Map<string, string>();

beforeAll(async () => {
  ({ served, readers } = await servedReaders(await freshSchema()));
  for (const [index, reader] of readers.entries()) {
    await exchange(served, reader);
    await writeEverything(reader, index + 1);
  }
  tokens.set('nobody', undefined);
  tokens.set('device', readers[0]?.token);
  for (const { name, person, device } of readers) {
    if (name !== 'keyWorkerOfGroup') tokens.set(name, await tokenFor(served, device, person.staff));
  }
});

afterAll(() => served.close());

/** One commit for each write, so that no answer depends on another's. */
async function writeEverything(reader: Reader, day: number): Promise<void> {
  const { device, person, name } = reader;
  const asked = new Map<number, string>();
  const write = (what: string, changes: readonly Change[]): void => {
    const n = device.write({ by: person.staff, at: served.world.clock.now, reason: 'As the table asks', changes });
    asked.set(n, `${name} ${what}`);
  };
  for (const [whose, pupil] of [
    ['own', ownPupil],
    ['others', otherPupil],
  ] as const) {
    const changes = aboutPupil(`${name}-${whose}`, pupil, day);
    for (const [type, ofType] of Object.entries(changes)) write(`${type} ${whose}`, ofType);
  }
  for (const [place, change] of Object.entries(otherTiers(`seed-${ownPupil}`, ownPupil, 0))) write(place, [change]);
  for (const [type, change] of Object.entries(ofTheCentre(name, day))) write(type, [change]);
  await exchange(served, reader);
  for (const [n, what] of asked) {
    const [outcome] = device.results.get(n)?.outcomes ?? [];
    answers.set(what, outcome?.is === 'refused' ? outcome.code : (outcome?.is ?? 'no answer'));
  }
}

function readerOf(name: ReaderName): Reader {
  const reader = readers.find((one) => one.name === name);
  if (reader === undefined) throw new Error(`The table names a reader that is not there: ${name}`);
  return reader;
}

function tiersHeld(name: ReaderName, type: string, pupil: number): string {
  const states = held(readerOf(name).device, type, keyOfSeed(type, `seed-${pupil}`, pupil));
  const letters = tiers.filter((tier) => states?.[tier] !== undefined).map((tier) => tier.charAt(0));
  return letters.length === 0 ? '-' : letters.join('');
}

const allowed = (may: boolean): string => (may ? 'applied' : 'not-allowed');

describe('the tables', () => {
  it('speak of every reader and every record type, and of every message', () => {
    const asked = [...aboutPupils, ...aboutTheCentre].map(({ reader, type }) => `${reader} ${type}`);
    const all = Object.keys(people).flatMap((reader) => declarations.map(({ type }) => `${reader} ${type}`));
    expect(asked.toSorted()).toEqual(all.toSorted());
    const told = new Set(sending.map(({ message }) => message));
    expect(Object.keys(messages).filter((message) => !told.has(message))).toEqual([]);
  });
});

describe.each(Object.keys(people) as ReaderName[])('the laptop of: %s', (name) => {
  it.each(aboutPupils.filter(({ reader }) => reader === name))('$type: holds $reads, writes $writes', (row) => {
    expect({
      own: tiersHeld(name, row.type, ownPupil),
      others: tiersHeld(name, row.type, otherPupil),
    }).toEqual(row.reads);
    expect([answers.get(`${name} ${row.type} own`), answers.get(`${name} ${row.type} others`)]).toEqual([
      allowed(row.writes.own),
      allowed(row.writes.others),
    ]);
  });

  it.each(aboutTheCentre.filter(({ reader }) => reader === name))('$type: holds $reads, writes $writes', (row) => {
    const key = ofTheCentre('seed', 0)[row.type]?.key ?? '';
    expect(held(readerOf(name).device, row.type, key) !== undefined).toBe(row.reads);
    expect(answers.get(`${name} ${row.type}`)).toBe(allowed(row.writes));
  });

  it.each(ofFields.filter(({ reader }) => reader === name))('$type.$field: writes $writes', (row) => {
    const answer = answers.get(`${name} ${row.type}.${row.field}`);
    // Somebody may have set the field before, unseen: then it is a proposal, which only who may write it makes.
    expect(answer === 'contested' ? 'applied' : answer).toBe(allowed(row.writes));
  });
});

describe.each(sending.filter(({ message }) => message in messages))('$message', ({ message, answers: expected }) => {
  it.each(askers)('from %s', async (asker) => {
    served.world.clock.now += 1000;
    // No message takes this body: who may send is told so, and who may not learns nothing.
    const body = { nonsense: 1 };
    const answer = await served.post(messages[message as MessageName].path, body, bearer(tokens.get(asker)));
    if (expected[asker] === 'no') expect(answer).toEqual({ status: 404, text: JSON.stringify(nothingHere) });
    else expect(answer.status).toBe(expected[asker] === 'yes' ? 400 : 401);
  });
});

it('only a laptop listens for news', async () => {
  for (const asker of askers.filter((one) => one !== 'device')) {
    const headers = { [protocolHeader]: String(protocolVersion), ...bearer(tokens.get(asker)) };
    const reply = await served.app.inject({ method: 'GET', url: pokePath, headers });
    expect([asker, reply.statusCode]).toEqual([asker, asker === 'nobody' ? 401 : 404]);
  }
});

it('nothing above made the endpoint stumble', () => {
  expect(served.troubles).toEqual([]);
});
