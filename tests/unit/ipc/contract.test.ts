import fc from 'fast-check';
import { expect, test } from 'vitest';
import { channels } from '../../../shared/ipc/channels.ts';
import { contract } from '../../../shared/ipc/contract.ts';

test('every channel has a request and a reply declared, and nothing is declared without a channel', () => {
  expect(Object.keys(contract).sort()).toEqual(Object.keys(channels).sort());
  expect(new Set(Object.values(channels)).size).toBe(Object.keys(channels).length);
});

const bytes = new Uint8Array([1]);

test.each(['weekly-register.pdf', 'Register sheet 2026-11-16.csv', 'sauvegarde été.waymark'])(
  '"%s" may be a file name',
  (name) => {
    expect(contract.saveFile.request.safeParse({ suggestedName: name, bytes, mime: '' }).success).toBe(true);
  },
);

test.each(['', '.bashrc', '../up.csv', 'a/b.csv', 'a\\b.csv', 'C:x.csv', 'a\u0000.csv', 'a\nb.csv', 'x'.repeat(121)])(
  '%j is refused as a file name',
  (name) => {
    expect(contract.saveFile.request.safeParse({ suggestedName: name, bytes, mime: '' }).success).toBe(false);
  },
);

test.each(['../device', 'Device', 'a/b', '', 'a.b', '-x'])('%j is refused as the name of a secret', (name) => {
  expect(contract.readSecret.request.safeParse({ name }).success).toBe(false);
});

test('nothing beyond the declared fields crosses the bridge', () => {
  expect(contract.readSecret.request.safeParse({ name: 'device', path: '/etc/passwd' }).success).toBe(false);
  expect(contract.appInfo.request.safeParse({ anything: 1 }).success).toBe(false);
});

test('whatever is thrown at a channel is parsed or refused, never an exception', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.values(contract)),
      fc.anything({ withNullPrototype: true }),
      (channel, sent) => {
        expect(typeof channel.request.safeParse(sent).success).toBe('boolean');
      },
    ),
  );
});
