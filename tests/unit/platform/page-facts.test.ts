import { expect, test } from 'vitest';
import { readPageFacts } from '../../../renderer/platform/page-facts.ts';

function pageWith(metas: Record<string, string>): Document {
  const querySelector = (selector: string) => {
    const name = /"(.+)"/.exec(selector)?.[1] ?? '';
    return name in metas ? { getAttribute: () => metas[name] ?? null } : null;
  };
  return { querySelector } as unknown as Document;
}

test('what the shell wrote into the page is read from it', () => {
  const page = pageWith({ 'waymark-style-nonce': 'abc', 'waymark-real-centre': 'yes' });
  expect(readPageFacts(page)).toEqual({ styleNonce: 'abc', allowsRealCentre: true });
});

test.each([
  ['says no', { 'waymark-style-nonce': 'abc', 'waymark-real-centre': 'no' }, 'abc'],
  [
    'was served by something else',
    { 'waymark-style-nonce': '__WAYMARK_STYLE_NONCE__', 'waymark-real-centre': '__X__' },
    undefined,
  ],
  ['says nothing', {}, undefined],
])('a page that %s allows no real centre', (_case, metas, styleNonce) => {
  expect(readPageFacts(pageWith(metas))).toEqual({ styleNonce, allowsRealCentre: false });
});
