import { expect, look, test } from './harness.ts';
import { changePerson, exchanged, foundAt, invited, joined, statusOf, untilClean } from './steps.ts';

const marked = 'select 1 from mark_read';

test('after a restore a laptop gives back what it saw of another that is lost, before it sends new work', async ({
  endpoint,
  launch,
}) => {
  const { page: office } = await launch();
  const { page: room } = await launch();
  const secret = await foundAt(office, endpoint, 1);
  await joined(room, endpoint, await invited(office, secret, { staff: 'm-lead', name: 'Bryn', role: 'lead' }));
  await room.evaluate(() => window.store.mark(1, '2026-09-21', { code: '/' }));
  await untilClean(room);
  await exchanged(office);

  await endpoint.backUp();
  await room.evaluate(() => window.store.mark(1, '2026-09-22', { code: 'L', minutesLate: 7 }));
  await room.evaluate(() => window.store.keepChange('pupil', 'p-1', { medical: 'Keeps an inhaler in the office' }));
  await room.evaluate(() => window.store.mark(1, '2026-09-23', { code: '/' }));
  await untilClean(room);
  await exchanged(office);
  await room.evaluate(() => window.store.stopExchange());
  expect(await look(endpoint, marked)).toHaveLength(3);

  await endpoint.end('SIGTERM');
  await endpoint.restore();
  expect(await look(endpoint, marked)).toHaveLength(1);
  await office.evaluate(() => window.store.mark(1, '2026-09-24', { code: '/' }));
  await endpoint.startAgain();
  // Whoever signs in first does not read health: those entries are given back once somebody does.
  await changePerson(office, 'tutor');
  await exchanged(office);
  await changePerson(office, 'administrator');
  await exchanged(office);
  await expect.poll(() => look(endpoint, marked)).toHaveLength(4);
  await exchanged(office);
  await expect.poll(() => statusOf(office)).toMatchObject({ unsent: 0, parked: 0, toSettle: 0, isUpToDate: true });
  const stories = await office.evaluate(() =>
    Promise.all(['21', '22', '23', '24'].map((day) => window.store.markStory('e-1', `2026-09-${day}`))),
  );
  expect(stories).toEqual([['/ m-lead'], ['L m-lead'], ['/ m-lead'], ['/ m-admin']]);
  expect(await office.evaluate(() => window.store.session().replica.one('pupil', 'p-1')?.medical)).toContain('inhaler');
  // The one lost entry the first could give back stands before new work; what was closed to them comes after it.
  const order = await look<{ device: string }>(endpoint, 'select device from log order by number');
  const own = await office.evaluate(() => window.store.session().device);
  expect(order.slice(-4).map(({ device }) => device === own)).toEqual([false, true, false, false]);
});
