import { describe, expect, it } from 'vitest';
import { collisions, strokeOf, strokesOf, wordsOfKeys } from '../../../renderer/app/keys/strokes.ts';

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}) =>
  strokeOf({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

describe('key strokes', () => {
  it('a question mark is itself, although Shift is held to type it', () => {
    expect(press('?', { shiftKey: true })).toBe(strokesOf('?')[0]);
  });

  it('Ctrl and Shift with a letter is told apart from Ctrl alone', () => {
    expect(press('L', { ctrlKey: true, shiftKey: true })).toBe(strokesOf('mod+Shift+L')[0]);
    expect(press('l', { ctrlKey: true })).not.toBe(strokesOf('mod+Shift+L')[0]);
  });

  it('Command counts as Ctrl, for a Mac', () => {
    expect(press('k', { metaKey: true })).toBe(strokesOf('mod+k')[0]);
  });

  it('a modifier alone, or anything with Alt, starts nothing', () => {
    expect(press('Shift', { shiftKey: true })).toBeNull();
    expect(press('x', { altKey: true })).toBeNull();
  });

  it('keys are shown as people read them', () => {
    expect(wordsOfKeys('mod+Shift+L')).toBe('Ctrl+Shift+L');
    expect(wordsOfKeys('g t')).toBe('G then T');
    expect(wordsOfKeys('F9')).toBe('F9');
  });
});

describe('keys offered at once', () => {
  it('the same key twice is found, however it is spelt', () => {
    const found = collisions([
      { id: 'a', keys: 'mod+Enter' },
      { id: 'b', keys: 'Mod+Enter' },
      { id: 'c', keys: 'mod+Shift+Enter' },
    ]);
    expect(found).toEqual([['a', 'b']]);
  });

  it('a single key that begins a sequence is found', () => {
    expect(
      collisions([
        { id: 'a', keys: 'g' },
        { id: 'b', keys: 'g t' },
      ]),
    ).toEqual([['a', 'b']]);
  });

  it('sequences with the same first key live side by side, and actions without keys never collide', () => {
    const none = { none: 'A button is enough' };
    expect(
      collisions([
        { id: 'a', keys: 'g t' },
        { id: 'b', keys: 'g p' },
        { id: 'c', keys: none },
        { id: 'd', keys: none },
      ]),
    ).toEqual([]);
  });
});
