import { textsReadableUnder } from '../helpers/disk-search.ts';
import { controls, plantControls } from '../helpers/planted.ts';
import { expect, test } from '../store/harness.ts';

const pupilCount = 40;

/** Invented people whose words stand nowhere in the app's own files, which the browser keeps too. */
const people = Array.from({ length: pupilCount }, (_, index) => {
  const number = index + 1;
  const three = String(number).padStart(3, '0');
  return {
    number,
    twelve: `999000122${three}`,
    surname: `Thistlewick${number}`,
    forename: `Barnabee${number}`,
    middleNames: `Crispinian${number}`,
    dob: `2011-04-${String((number % 27) + 1).padStart(2, '0')}`,
    address: `${number} Imaginary Crescent`,
    medical: `Wheezes in pollen ${number}`,
    phone: `01632 961${three}`,
    contact: `Grandmother Unreal${number}`,
  };
});

/** What must not be readable. Where all begin alike, the beginning stands for all. */
function privateTexts(): string[] {
  const words = [
    'Thistlewick',
    'Barnabee',
    'Crispinian',
    'Imaginary Crescent',
    'Wheezes in',
    'Grandmother Unreal',
    'Fought over',
  ];
  return [
    ...words,
    ...new Set(people.map(({ dob }) => dob)),
    ...people.map(({ twelve }) => twelve),
    ...people.map(({ phone }) => phone),
  ];
}

test('after real use, no pupil’s name, number, birthday, address or telephone can be read anywhere in the profile folder', async ({
  launch,
  profileDir,
}) => {
  test.setTimeout(180_000);
  const app = await launch({ profileDir });
  await app.page.evaluate(
    async ([everyone, suspendedFor]) => {
      const { store } = window;
      await store.found();
      await store.keep([1, 2, 3, 4, 5, 6].flatMap((number) => store.pupilAndEnrolment(number)));
      for (const { number, twelve, contact, dob, ...values } of everyone) {
        const pupil = `q-${number}`;
        await store.keep([
          store.created('pupil', pupil, {
            ...{
              surname: values.surname,
              forename: values.forename,
              middleNames: values.middleNames,
              sex: 'U',
              dob: store.localDate(dob),
            },
            ...{
              address: values.address,
              medical: values.medical,
              phone: values.phone,
              upn: `${store.upnCheckLetter(twelve) ?? ''}${twelve}`,
            },
          }),
          store.created('contact', `c-${number}`, { pupil, order: 1, name: contact, phone: values.phone }),
        ]);
        if (number === 20) await store.settle(store.session());
      }
      await store.keep([
        store.created('suspension', 's-1', {
          ...{
            pupil: 'q-1',
            kind: 'suspension',
            from: store.localDate('2026-11-10'),
            fromSession: 'AM',
            reason: suspendedFor,
          },
        }),
      ]);
      await store.actAtRandom(5, 150, []);
      store.leave();
      await store.enter('administrator');
      await store.settle(store.session());
      store.need(await store.memberLeaves(store.session(), 'm-lead', store.localDate('2026-11-18')));
      await store.reseal(store.session());
      store.need(await store.makeBackup(store.session()));
      store.need(await store.rebuild(store.session()));
      await store.answersOf([]);
      store.leave();
    },
    [people, 'Fought over a football'] as const,
  );
  await plantControls(app.page);
  await app.close();
  const found = await textsReadableUnder(profileDir, [...controls, ...privateTexts()]);
  const texts = [...new Set(found.map(({ text }) => text))];
  expect(found.filter(({ text }) => !controls.includes(text))).toEqual([]);
  expect(texts.sort()).toEqual([...controls].sort());
  expect(found.filter(({ file }) => file.endsWith('.ldb')).map(({ text }) => text)).toContain('Plantedlarge');
});
