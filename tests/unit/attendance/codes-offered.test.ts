import { describe, expect, it } from 'vitest';
import type { MarkContext } from '../../../shared/attendance/mark-context.ts';
import { codesOffered } from '../../../shared/attendance/mark-rules.ts';
import type { Code } from '../../../shared/attendance/types.ts';
import { contextOf } from './mark-context-of.ts';
import { atLaProvider, atProvider } from './mark-verdicts.ts';

describe('the sheet of other codes', () => {
  const offered = (altered: Partial<MarkContext>): Code[] =>
    codesOffered(contextOf(altered)).flatMap(({ info, refusal }) => (refusal === null ? [info.code] : []));

  it('offers what can stand at the PRU on a school morning', () => {
    expect(offered({}).toSorted().join(' ')).toBe('/ B C C1 G I J1 L M N O P Q R S T U V W Y1 Y2 Y3 Y4 Y6 Y7');
  });

  it('offers neither / nor L nor U for a pupil expected at a provider', () => {
    expect(offered({ plan: atProvider })).not.toContain('/');
    expect(offered({ plan: atLaProvider })).toContain('K');
    expect(offered({ plan: atLaProvider })).not.toContain('U');
  });

  it('offers only # on a training day', () => {
    expect(offered({ dayKind: 'plannedClosure' })).toEqual(['#']);
  });

  it('shows the reason for a code that cannot be used', () => {
    const refusal = codesOffered(contextOf()).find(({ info }) => info.code === 'X')?.refusal;
    expect(refusal?.code).toBe('compulsory-age');
  });

  it('hides custody from those who may not record it', () => {
    expect(codesOffered(contextOf()).some(({ info }) => info.code === 'Y5')).toBe(false);
    expect(offered({ mayRecordRestricted: true })).toContain('Y5');
  });
});
