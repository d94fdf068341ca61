import { expect, test } from 'vitest';
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
    endpointSend: unasked,
    endpointNews: unasked,
    appInfo: unasked,
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

test('what the app does before it closes is waited for, whether it is at once done or not', async () => {
  const finishers: (() => Promise<void>)[] = [];
  const onQuitRequested = (finish: () => Promise<void>) => {
    finishers.push(finish);
    return () => undefined;
  };
  const platform = electronPlatform(bridgeWith({ onQuitRequested }), true);
  let written = false;
  platform.onQuitRequested(() =>
    Promise.resolve().then(() => {
      written = true;
    }),
  );
  platform.onQuitRequested(() => undefined);
  await Promise.all(finishers.map((finish) => finish()));
  expect(finishers).toHaveLength(2);
  expect(written).toBe(true);
});
