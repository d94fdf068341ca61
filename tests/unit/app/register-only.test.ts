import { expect, it } from 'vitest';
import { isOpenInRegisterOnly } from '../../../renderer/app/frame/register-only.tsx';

it('after too long without contact only the registers of the day and the exchange can be opened', () => {
  const open = (path: string): boolean => isOpenInRegisterOnly(path, '2026-11-18');
  for (const path of ['/today', '/register/g1/2026-11-18/am', '/sync']) expect(open(path), path).toBe(true);
  for (const path of [
    '/register/g1/2026-11-17/am',
    '/pupils',
    '/pupils/p1',
    '/attendance',
    '/settings',
    '/settle',
    '/sync/join',
  ])
    expect(open(path), path).toBe(false);
});
