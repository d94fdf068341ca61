import { awkwardNames, heritages, type Heritage } from './name-lists.ts';
import type { Random } from './random.ts';

export interface GivenName {
  readonly forename: string;
  readonly surname: string;
  readonly preferred?: string;
}
export type NameGiver = (heritage: Heritage, sex: 'F' | 'M' | 'U') => GivenName;

/** One name in nine is an awkward one while they last. */
const awkwardEvery = 9;
const siblingChance = 0.05;
/** Draws of each kind before the next kind is tried: plain names first, second given names, then double-barrelled too. */
const plainDraws = 40;
const secondNameDraws = 120;
const mostDraws = 1000;

const allSurnames = heritages.flatMap(({ surnames }) => surnames);

/** Surnames and forenames apart from each other, no pair twice. Ends: once a list runs out names grow longer, and in the end it throws. */
export function nameGiver(random: Random): NameGiver {
  const taken = new Set(awkwardNames.map(({ forename, surname }) => `${forename} ${surname}`));
  const unused = new Map<Heritage, string[]>(
    heritages.map((heritage) => [heritage, random.shuffle(heritage.surnames)]),
  );
  let given = 0;
  const surnameOf = (heritage: Heritage): string =>
    (random.chance(siblingChance) ? undefined : unused.get(heritage)?.pop()) ?? random.pick(heritage.surnames);
  return (heritage, sex) => {
    given += 1;
    const awkward = given % awkwardEvery === 0 ? awkwardNames[given / awkwardEvery - 1] : undefined;
    if (awkward !== undefined) return awkward;
    const forenames =
      sex === 'F' ? heritage.girls : sex === 'M' ? heritage.boys : [...heritage.girls, ...heritage.boys];
    let name: GivenName = { forename: random.pick(forenames), surname: surnameOf(heritage) };
    for (let draw = 1; taken.has(`${name.forename} ${name.surname}`); draw += 1) {
      if (draw > mostDraws) throw new Error('The lists hold no more names');
      name = drawn(random, forenames, heritage.surnames, draw);
    }
    taken.add(`${name.forename} ${name.surname}`);
    return name;
  };
}

function drawn(random: Random, forenames: readonly string[], surnames: readonly string[], draw: number): GivenName {
  const plain = { forename: random.pick(forenames), surname: random.pick(surnames) };
  if (draw <= plainDraws) return plain;
  const forename = `${plain.forename} ${random.pick(forenames)}`;
  if (draw <= secondNameDraws) return { forename, surname: plain.surname };
  return { forename, surname: `${plain.surname}-${random.pick(allSurnames)}` };
}
