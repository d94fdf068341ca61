import { expect, test, vi } from 'vitest';
import { electronPlatform } from '../../../renderer/platform/electron-platform.ts';
import type { WaymarkBridge } from '../../../shared/ipc/bridge.ts';
import { ok, refused } from '../../../shared/lib/result.ts';

function bridgeWith(parts: Partial<WaymarkBridge>): WaymarkBridge {
  const unasked = () => Promise.resolve(refused('unasked', 'This was not to be asked.'));
  return {
    saveFile: unasked,
    openFile: unasked,
    printPage: unasked,
    printToPdf: unasked,
    keepSecret: unasked,
    readSecret: unasked,
    forgetSecret: unasked,
    notify: unasked,
    appInfo: unasked,
    quitSafely: unasked,
    hasKeyStore: true,
    onQuitRequested: () => () => undefined,
    ...parts,
  };
}

test('a saved, a cancelled and a failed file are told apart', async () => {
  const answers = [
    ok({ outcome: 'saved' as const }),
    ok({ outcome: 'cancelled' as const }),
    refused('file-not-saved', 'No room.'),
  ];
  for (const [index, outcome] of (['saved', 'cancelled', 'failed'] as const).entries()) {
    const answer = answers[index] ?? refused('none', '');
    const platform = electronPlatform(bridgeWith({ saveFile: () => Promise.resolve(answer) }), true);
    expect(await platform.saveFile('sheet.csv', new Uint8Array([1]), 'text/csv')).toBe(outcome);
  }
});

test('where the shell refuses a secret, there is none', async () => {
  const platform = electronPlatform(bridgeWith({}), false);
  expect(await platform.keepSecret('device', new Uint8Array([1]))).toBe(false);
  expect(await platform.readSecret('device')).toBeNull();
});

test('quitting waits for everyone who is finishing something, even where one fails', async () => {
  let request: () => void = () => undefined;
  const quitSafely = vi.fn(() => Promise.resolve(ok({})));
  const onQuitRequested = (listener: () => void) => {
    request = listener;
    return () => undefined;
  };
  const platform = electronPlatform(bridgeWith({ quitSafely, onQuitRequested }), true);
  let written: () => void = () => undefined;
  const writing = new Promise<void>((done) => {
    written = done;
  });
  platform.onQuitRequested(() => Promise.reject(new Error('could not finish')));
  platform.onQuitRequested(() => writing);
  platform.onQuitRequested(() => undefined)();

  request();
  await Promise.resolve();
  expect(quitSafely).not.toHaveBeenCalled();
  written();
  await vi.waitFor(() => {
    expect(quitSafely).toHaveBeenCalledOnce();
  });
});
