import { beforeEach, expect, test, vi } from 'vitest';
import { routeIpc } from '../../../electron/main/ipc-router.ts';
import type { IpcHandlers } from '../../../electron/main/ipc-router.ts';
import { channels } from '../../../shared/ipc/channels.ts';
import { ok, refused } from '../../../shared/lib/result.ts';

type Answer = (event: unknown, request: unknown) => Promise<unknown>;
const registered = vi.hoisted(() => new Map<string, Answer>());
vi.mock('electron', () => ({
  ipcMain: { handle: (channel: string, answer: Answer) => registered.set(channel, answer) },
}));

const APP = 'app://bundle/';
const ownFrame = { senderFrame: { url: `${APP}registers`, parent: null } };
const readSecret = vi.fn<IpcHandlers['readSecret']>();

beforeEach(() => {
  registered.clear();
  readSecret.mockReset().mockReturnValue(ok({ secret: null }));
  routeIpc(APP, {
    saveFile: () => ok({ outcome: 'saved' }),
    openFile: () => ok({ file: null }),
    printPage: () => ok({}),
    printToPdf: () => ok({ outcome: 'saved' }),
    keepSecret: () => ok({ kept: true }),
    readSecret,
    forgetSecret: () => ok({}),
    notify: () => ok({}),
    endpointSend: () => refused('no-line', 'There is no line.'),
    endpointNews: () => refused('no-line', 'There is no line.'),
    appInfo: () => ok({ version: '1', hasKeyStore: true }),
    quitSafely: () => ok({}),
  });
});

function askForSecret(event: unknown, request: unknown): Promise<unknown> | undefined {
  return registered.get(channels.readSecret)?.(event, request);
}

test('every channel of the contract is answered', () => {
  expect([...registered.keys()].sort()).toEqual(Object.values(channels).sort());
});

test('the app’s own page gets its answer', async () => {
  expect(await askForSecret(ownFrame, { name: 'device' })).toEqual(ok({ secret: null }));
});

test.each([
  ['a page of another address', { url: 'https://evil.example/', parent: null }],
  ['an address that only begins alike', { url: 'app://bundle.evil.example/', parent: null }],
  ['a frame inside the page', { url: APP, parent: {} }],
  ['a frame that is gone', null],
])('%s gets nothing', async (_case, senderFrame) => {
  expect(await askForSecret({ senderFrame }, { name: 'device' })).toMatchObject({
    ok: false,
    error: { code: 'ipc-sender' },
  });
  expect(readSecret).not.toHaveBeenCalled();
});

test.each([undefined, null, 'device', { name: '../device' }, { name: 'device', more: 1 }, [{ name: 'device' }]])(
  'a request that does not fit is refused in words: %j',
  async (request) => {
    expect(await askForSecret(ownFrame, request)).toMatchObject({ ok: false, error: { code: 'ipc-request' } });
    expect(readSecret).not.toHaveBeenCalled();
  },
);

test('a refusal of the shell arrives as it was said', async () => {
  readSecret.mockReturnValue(refused('no-key-store', 'This computer keeps no keys.'));
  expect(await askForSecret(ownFrame, { name: 'device' })).toEqual(
    refused('no-key-store', 'This computer keeps no keys.'),
  );
});

test('what fails in the shell is a refusal without its inner words', async () => {
  readSecret.mockRejectedValue(new Error('EACCES: /home/someone/secret'));
  const answer = await askForSecret(ownFrame, { name: 'device' });
  expect(answer).toMatchObject({ ok: false, error: { code: 'ipc-failed' } });
  expect(JSON.stringify(answer)).not.toContain('EACCES');
});

test('an answer that does not fit the contract never reaches the page', async () => {
  readSecret.mockReturnValue(ok({ secret: 'text' }) as never);
  expect(await askForSecret(ownFrame, { name: 'device' })).toMatchObject({ ok: false, error: { code: 'ipc-failed' } });
});
