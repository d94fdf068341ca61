import { expect, test } from '../e2e/harness/fixtures.ts';

test.use({ driver: 'desktop' });

test('the page has one function per channel and nothing of Node or Electron', async ({ page }) => {
  const seen = await page.evaluate(() => ({
    bridge: Object.keys(window.waymark ?? {}).sort(),
    node: ['require', 'process', 'module', 'global', 'Buffer', 'ipcRenderer', 'electron'].filter(
      (name) => name in window,
    ),
  }));
  expect(seen.node).toEqual([]);
  expect(seen.bridge).toEqual([
    'appInfo',
    'endpointNews',
    'endpointSend',
    'forgetSecret',
    'hasKeyStore',
    'keepSecret',
    'notify',
    'onQuitRequested',
    'openFile',
    'printPage',
    'printToPdf',
    'readSecret',
    'saveFile',
  ]);
});

test('what does not fit the contract is refused in words, and nothing is thrown', async ({ page }) => {
  const answers = await page.evaluate(async () => {
    const bridge = window.waymark;
    if (bridge === undefined) return [];
    const hostile = [
      bridge.saveFile({ suggestedName: '../../autostart.desktop', bytes: new Uint8Array([1]), mime: '' }),
      bridge.saveFile({ suggestedName: 'a.csv', bytes: 'text' as never, mime: '' }),
      bridge.readSecret({ name: '../../../etc/passwd' }),
      bridge.openFile({ accept: ['*'] }),
      bridge.appInfo({ more: 1 } as never),
      bridge.keepSecret({ name: 'device', secret: new Uint8Array(1_000_000) }),
    ];
    return (await Promise.all(hostile)).map((answer) => (answer.ok ? 'taken' : answer.error.code));
  });
  expect(answers).toEqual(Array.from({ length: 6 }, () => 'ipc-request'));
});

test('a secret is kept over a restart, sealed, and gone when forgotten', async ({ launch, profileDir }) => {
  const first = await launch({ profileDir });
  await first.page.evaluate(() => window.waymark?.keepSecret({ name: 'device', secret: new Uint8Array([7, 8, 9]) }));
  await first.close();
  const second = await launch({ profileDir });
  const read = (): Promise<number[] | null> =>
    second.page.evaluate(async () => {
      const reply = await window.waymark?.readSecret({ name: 'device' });
      return reply?.ok === true && reply.value.secret !== null ? [...reply.value.secret] : null;
    });
  expect(await read()).toEqual([7, 8, 9]);
  await second.page.evaluate(() => window.waymark?.forgetSecret({ name: 'device' }));
  expect(await read()).toBeNull();
});

test('a file is saved where the person says, and a picked one arrives whole', async ({ app, page }) => {
  const saved = await app.saveOffered(async () => {
    await page.evaluate(() =>
      window.waymark?.saveFile({ suggestedName: 'sheet.csv', bytes: new Uint8Array([0, 255, 10]), mime: 'text/csv' }),
    );
  });
  expect(saved.name).toBe('sheet.csv');
  expect([...saved.bytes]).toEqual([0, 255, 10]);

  let picked: unknown;
  await app.pickFile({ name: 'pupils.xml', bytes: new Uint8Array([60, 0, 254]) }, async () => {
    picked = await page.evaluate(async () => {
      const reply = await window.waymark?.openFile({ accept: ['.xml'] });
      return reply?.ok === true && reply.value.file !== null
        ? [reply.value.file.name, ...reply.value.file.bytes]
        : null;
    });
  });
  expect(picked).toEqual(['pupils.xml', 60, 0, 254]);
});

test('closing the window waits until the page has finished', async ({ launch, profileDir }) => {
  const first = await launch({ profileDir });
  await first.page.evaluate(() => {
    window.waymark?.onQuitRequested(async () => {
      await (await caches.open('quit')).put('/finished', new Response('yes'));
    });
  });
  await first.close();
  const second = await launch({ profileDir });
  expect(await second.page.evaluate(async () => (await caches.match('/finished'))?.text())).toBe('yes');
});
