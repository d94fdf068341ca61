import { expect, look, test } from './harness.ts';
import { changePerson, exchanged, foundAt, invited, joined, statusOf, untilClean } from './steps.ts';

test('a tutor’s laptop delivers what it may not read, takes what it may not read, and a lead finds both there', async ({
  endpoint,
  launch,
}) => {
  const { page: office } = await launch();
  const { page: home } = await launch();
  const secret = await foundAt(office, endpoint, 2);
  await joined(home, endpoint, await invited(office, secret, { staff: 'm-lead', name: 'Bryn', role: 'lead' }));

  await office.evaluate(() => window.store.cutLine({ request: true }));
  await office.evaluate(() => window.store.keepChange('pupil', 'p-1', { medical: 'Carries an auto-injector' }));
  await changePerson(office, 'tutor');
  await office.evaluate(() => window.store.mark(2, '2026-09-21', { code: '/' }));
  await expect.poll(() => statusOf(office)).toMatchObject({ unsent: 2, isUpToDate: false });
  expect(await office.evaluate(() => window.store.session().replica.one('pupil', 'p-1')?.medical)).toBeUndefined();
  await office.evaluate(() => window.store.cutLine({ request: false }));
  await exchanged(office);
  expect(await statusOf(office)).toMatchObject({ unsent: 0, heldBack: 0 });
  const [row] = await look<{ values: { medical: string } }>(
    endpoint,
    `select record_values as values from record_tier where type = 'pupil' and key = 'p-1' and tier = 'sensitive'`,
  );
  expect(row?.values.medical).toBe('Carries an auto-injector');

  await exchanged(home);
  expect(await home.evaluate(() => window.store.session().replica.one('pupil', 'p-1')?.medical)).toBe(
    'Carries an auto-injector',
  );
  await home.evaluate(() =>
    window.store.keepChange('pupil', 'p-2', { medical: 'Wears hearing aids', forename: 'Zed' }),
  );
  await untilClean(home);

  await exchanged(office);
  expect(await office.evaluate(() => window.store.session().replica.one('pupil', 'p-2'))).toMatchObject({
    forename: 'Zed',
  });
  expect(await office.evaluate(() => window.store.session().replica.one('pupil', 'p-2')?.medical)).toBeUndefined();
  await changePerson(office, 'lead');
  expect(await office.evaluate(() => window.store.session().replica.one('pupil', 'p-2')?.medical)).toBe(
    'Wears hearing aids',
  );
  const history = (page: typeof office) =>
    page.evaluate(() =>
      window.store
        .session()
        .replica.slice('pupil', 'p-2')
        ?.trail.map(({ by, fields }) => [by, Object.keys(fields).sort()]),
    );
  expect(await history(office)).toEqual(await history(home));
});
