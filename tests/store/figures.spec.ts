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

for (const settled of [true, false]) {
  test(`two files that are one young person’s count each session once, and by themselves again when that is undone, ${settled ? 'settled' : 'just entered'}`, async ({
    page,
  }) => {
    const rows = await page.evaluate(async (isSettled) => {
      const { store } = window;
      await store.found();
      await store.keep([1, 2].flatMap((number) => store.pupilAndEnrolment(number)));
      const mark = (number: number, day: string, code: string) => ({
        ...{ type: 'mark', key: `e-${number}|${day}|AM`, pupil: `p-${number}`, op: 'create' as const },
        fields: { code: [null, code] as const },
      });
      await store.keep([mark(1, '2026-09-07', '/'), mark(1, '2026-09-08', '/')]);
      await store.keep([mark(2, '2026-09-08', '/'), mark(2, '2026-09-09', 'O')]);
      const pair = { type: 'samePerson', key: 'p-1|p-2', pupil: 'p-1' } as const;
      const both = { pupil: [null, 'p-1'], other: [null, 'p-2'] } as const;
      await store.keep([{ ...pair, op: 'create', fields: { ...both, answer: [null, 'one'], stands: [null, 'p-1'] } }]);
      if (isSettled) await store.settle(store.session());
      const period = { from: store.localDate('2026-09-01'), to: store.localDate('2026-10-31') };
      const read = async () =>
        (await store.readAttendance(store.session(), period, Date.parse('2026-10-31T12:00:00Z'))).map(
          ({ pupil, figures }) => [pupil.id, figures.attended, figures.possible],
        );
      const joined = await read();
      await store.keep([{ ...pair, op: 'set', fields: { answer: ['one', 'two'], stands: ['p-1', null] } }]);
      return { joined, undone: await read() };
    }, settled);
    expect(rows.joined).toEqual([['p-1', 2, 3]]);
    expect(rows.undone).toEqual([
      ['p-1', 2, 2],
      ['p-2', 1, 2],
    ]);
  });
}
