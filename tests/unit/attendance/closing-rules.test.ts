import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closesAtMinutes, proposeClosing } from '../../../shared/attendance/closing-rules.ts';
import type { ClosingPupil } from '../../../shared/attendance/closing-rules.ts';
import type { MarkUnit, PlannedSession } from '../../../shared/attendance/types.ts';
import { localDate } from '../../../shared/lib/local-date.ts';

const facts: ClosingPupil['facts'] = {
  date: localDate('2026-11-16'),
  dayKind: 'schoolDay',
  dateOfBirth: localDate('2012-02-10'),
  registeredElsewhere: true,
  partTimePlanCovers: true,
};

function pupil(enrolment: string, plan: PlannedSession | null, altered: Partial<ClosingPupil> = {}): ClosingPupil {
  return { enrolment, plan, standing: null, facts, suspensionCovers: false, ...altered };
}

describe('when a register closes', () => {
  it('closes so many minutes after the session starts', () => {
    expect(closesAtMinutes({ startsAtMinutes: 540, closesAfterMinutes: 30 })).toEqual({ ok: true, value: 570 });
  });

  it.each([0, 31, 12.5, -5])('may not stay open for %d minutes', (closesAfterMinutes) => {
    expect(closesAtMinutes({ startsAtMinutes: 540, closesAfterMinutes }).ok).toBe(false);
  });
});

describe('what closing proposes', () => {
  it('is N for everyone without a mark, at a provider and in no group too, and the plan’s mark where it says so', () => {
    const roll = [
      pupil('marked', { setting: 'pru' }, { standing: { code: '/' } }),
      pupil('missing', { setting: 'pru' }),
      pupil('in no group and without a plan', null),
      pupil('at a provider that has not answered', { setting: 'provider', commissionedBy: 'school' }),
      pupil('at the home school', { setting: 'homeSchool' }),
      pupil('part-time', { setting: 'none' }),
    ];
    expect(proposeClosing(roll).map(({ enrolment, mark, because }) => [enrolment, mark.code, because])).toEqual([
      ['missing', 'N', 'notAccountedFor'],
      ['in no group and without a plan', 'N', 'notAccountedFor'],
      ['at a provider that has not answered', 'N', 'notAccountedFor'],
      ['at the home school', 'D', 'plan'],
      ['part-time', 'C2', 'plan'],
    ]);
  });

  it('offers E beside N for a pupil with a suspension on record', () => {
    expect(proposeClosing([pupil('suspended', { setting: 'pru' }, { suspensionCovers: true })])).toEqual([
      { enrolment: 'suspended', mark: { code: 'N' }, because: 'notAccountedFor', instead: { code: 'E' } },
    ]);
  });

  it('is nothing at weekends and on a day lost to snow, and # on a training day', () => {
    for (const dayKind of ['weekend', 'unplannedClosure', 'betweenTerms', 'unknown'] as const) {
      expect(proposeClosing([pupil('a', { setting: 'pru' }, { facts: { ...facts, dayKind } })])).toEqual([]);
    }
    const [closed] = proposeClosing([pupil('a', null, { facts: { ...facts, dayKind: 'plannedClosure' } })]);
    expect(closed?.mark.code).toBe('#');
  });

  it('for any roll on a school day leaves nobody without a mark, touches no mark, and says nobody attended', () => {
    const plan = fc.constantFrom<PlannedSession | null>(
      null,
      { setting: 'pru' },
      { setting: 'provider', commissionedBy: 'la' },
      { setting: 'homeSchool' },
      { setting: 'none' },
      { setting: 'workPlacement' },
    );
    const standing = fc.constantFrom<MarkUnit | null>(null, { code: '/' }, { code: 'I' }, { code: 'N' });
    const member = fc.record({
      plan,
      standing,
      registeredElsewhere: fc.boolean(),
      partTimePlanCovers: fc.boolean(),
      suspensionCovers: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(member, { maxLength: 40 }), (members) => {
        const roll = members.map(({ registeredElsewhere, partTimePlanCovers, ...rest }, index): ClosingPupil => ({
          ...rest,
          enrolment: `e${index}`,
          facts: { ...facts, registeredElsewhere, partTimePlanCovers },
        }));
        const proposals = proposeClosing(roll);
        const unmarked = roll.filter((each) => each.standing === null).map((each) => each.enrolment);
        expect(proposals.map((each) => each.enrolment)).toEqual(unmarked);
        for (const { mark } of proposals) expect(['N', 'D', 'C2', 'X', '#']).toContain(mark.code);
      }),
    );
  });
});
