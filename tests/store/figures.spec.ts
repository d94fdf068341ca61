import { expect, test } from './harness.ts';

for (const settled of [true, false]) {
  test(`marks after the last day on roll count in nobody’s figures, ${settled ? 'settled' : 'just entered'}`, async ({
    page,
  }) => {
    const figures = await page.evaluate(async (isSettled) => {
      const { store } = window;
      await store.found();
      await store.keep(store.pupilAndEnrolment(1));
      const mark = (day: string, code: string) => ({
        type: 'mark',
        key: `e-1|${day}|AM`,
        pupil: 'p-1',
        op: 'create' as const,
        fields: { code: [null, code] as const },
      });
      await store.keep(['2026-09-07', '2026-09-08', '2026-09-09', '2026-09-10'].map((day) => mark(day, '/')));
      await store.keep([mark('2026-09-11', 'O')]);
      await store.keepChange('enrolment', 'e-1', { to: store.localDate('2026-09-09'), ground: 'Moved away' });
      if (isSettled) await store.settle(store.session());
      const period = { from: store.localDate('2026-09-01'), to: store.localDate('2026-10-31') };
      const [row] = await store.readAttendance(store.session(), period, Date.parse('2026-10-31T12:00:00Z'));
      return { attended: row?.figures.attended, possible: row?.figures.possible };
    }, settled);
    expect(figures).toEqual({ attended: 3, possible: 3 });
  });
}
