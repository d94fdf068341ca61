import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enrolmentCode } from '../../../shared/sync/protocol/ids.ts';
import { readEnrolmentCode } from '../../../shared/sync/enrolment-code.ts';

const letters = Array.from('0123456789ABCDEFGHJKMNPQRSTVWXYZ');
const code = fc
  .array(fc.string({ unit: fc.constantFrom(...letters), minLength: 4, maxLength: 4 }), { minLength: 4, maxLength: 4 })
  .map((groups) => groups.join('-'));

describe('a one-time code as typed', () => {
  it('is read however it was typed: small, without strokes, with spaces', () => {
    fc.assert(
      fc.property(code, (given) => {
        expect(enrolmentCode.safeParse(given).success).toBe(true);
        for (const typed of [
          given,
          given.toLowerCase(),
          given.replaceAll('-', ''),
          ` ${given.replaceAll('-', ' – ')} `,
        ])
          expect(readEnrolmentCode(typed)).toEqual({ ok: true, value: given });
      }),
    );
  });

  it('letters that no code holds are the digits they look like', () => {
    expect(readEnrolmentCode('OIL0-0000-0000-0000')).toEqual({ ok: true, value: '0110-0000-0000-0000' });
  });

  it('a code that is too short, too long or holds other letters is refused in words', () => {
    for (const typed of ['', 'ABCD-EFGH-JKMN', 'ABCD-EFGH-JKMN-PQRS-T', 'ABCD-EFGH-JKMN-PQRU'])
      expect(readEnrolmentCode(typed)).toMatchObject({ ok: false, error: { code: 'bad-code' } });
  });
});
