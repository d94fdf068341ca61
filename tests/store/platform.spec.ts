import { expect, test } from './harness.ts';

test('in a browser a file is handed over as a download, whole', async ({ app, page }) => {
  const saved = await app.saveOffered(async () => {
    const outcome = await page.evaluate(() =>
      window.store.choosePlatform().saveFile('sheet.csv', new Uint8Array([0, 255, 10]), 'text/csv'),
    );
    expect(outcome).toBe('handed over');
  });
  expect(saved.name).toBe('sheet.csv');
  expect([...saved.bytes]).toEqual([0, 255, 10]);
});

test('in a browser a picked file arrives whole', async ({ app, page }) => {
  let picked: Promise<unknown> | undefined;
  await app.pickFile({ name: 'pupils.xml', bytes: new Uint8Array([60, 0, 254]) }, () => {
    picked = page.evaluate(async () => {
      const file = await window.store.choosePlatform().openFile(['.xml']);
      return file === null ? null : [file.name, ...file.bytes];
    });
    return Promise.resolve();
  });
  expect(await picked).toEqual(['pupils.xml', 60, 0, 254]);
});

test('a browser keeps no secrets and allows no real centre unless it was started for one', async ({ page }) => {
  const facts = await page.evaluate(async () => {
    const platform = window.store.choosePlatform();
    return {
      kind: platform.kind,
      hasKeyStore: platform.hasKeyStore,
      allowsRealCentre: platform.allowsRealCentre,
      kept: await platform.keepSecret('device', new Uint8Array([1])),
      read: await platform.readSecret('device'),
    };
  });
  expect(facts).toEqual({ kind: 'browser', hasKeyStore: false, allowsRealCentre: false, kept: false, read: null });
});
