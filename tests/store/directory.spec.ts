import { expect, test } from './harness.ts';

test('a directory of 50,000 schools replaces the old one whole, or not at all when it is stopped', async ({ page }) => {
  const seen = await page.evaluate(async () => {
    const { store } = window;
    await store.found();
    const schoolsFrom = (first: number, count: number) =>
      Array.from({ length: count }, (_, index) => {
        const urn = String(first + index);
        const words = {
          name: `Invented School ${urn}`,
          type: 'Academy',
          phase: 'Secondary',
          address: 'Nowhere',
          phone: '',
        };
        const number = { urn, laCode: '999', estab: urn.slice(-4), dfeNumber: `999/${urn.slice(-4)}` };
        return {
          ...words,
          ...number,
          status: index === 0 ? 'Closed' : 'Open',
          postcode: index === 7 ? 'AB1 2DE' : 'ZE1 0AA',
        };
      });
    const found = async (text: string) => (await store.findSchools(store.session(), text, 5)).map(({ urn }) => urn);
    let told = 0;
    const first = await store.replaceDirectory(
      store.session(),
      schoolsFrom(100_000, 50_000),
      '2026-11-17',
      (count) => (told = count),
    );
    const numbers = store.session().lastNumber;
    const stop = new AbortController();
    const second = await store.replaceDirectory(
      store.session(),
      schoolsFrom(300_000, 5000),
      '2026-11-18',
      () => {
        stop.abort();
      },
      stop.signal,
    );
    const after = {
      rows: await store.database().schools.count(),
      commits: store.session().lastNumber - numbers,
      info: store.directoryInfo(store.session()),
      byUrn: await found('100007'),
      byDfe: await found('999/0008'),
      byPostcode: await found('ab12de'),
      byName: await found('invented school 10000'),
    };
    return { first: store.codeOf(first), told, second: store.codeOf(second), after };
  });
  expect(seen).toMatchObject({ first: 'ok', told: 50_000, second: 'stopped' });
  expect(seen.after).toMatchObject({ rows: 50_000, commits: 0, info: { schools: 50_000, on: '2026-11-17' } });
  expect(seen.after.byUrn).toEqual(['100007']);
  expect(seen.after.byDfe).toContain('100008');
  expect(seen.after.byPostcode).toEqual(['100007']);
  expect(seen.after.byName).toHaveLength(5);
  expect(seen.after.byName).not.toContain('100000');
});

test('who may not bring in data does not replace the directory', async ({ page }) => {
  const seen = await page.evaluate(async () => {
    const { store } = window;
    await store.found();
    store.leave();
    await store.enter('tutor');
    const result = await store.replaceDirectory(store.session(), [], '2026-11-18', () => undefined);
    return { code: store.codeOf(result) };
  });
  expect(seen).toEqual({ code: 'not-allowed' });
});
