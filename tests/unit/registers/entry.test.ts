import { describe, expect, test } from 'vitest';
import { draftOf, unitOfDraft } from '../../../renderer/features/registers/answer.ts';
import { judge, type EntrySituation, type Question } from '../../../renderer/features/registers/entry.ts';
import { localDate } from '../../../shared/lib/local-date.ts';
import { contextOf } from '../attendance/mark-context-of.ts';

const today = localDate('2026-11-16');

function situation(
  changes: Partial<EntrySituation> = {},
  context: Parameters<typeof contextOf>[0] = {},
): EntrySituation {
  return {
    context: contextOf({ date: today, today, nowMinutes: 9 * 60 + 7, ...context }),
    standing: null,
    closed: false,
    amends: false,
    answered: false,
    reason: '',
    ...changes,
  };
}

function asked(verdict: ReturnType<typeof judge>): Question {
  if (verdict.kind !== 'ask') throw new Error(`Nothing was asked: ${verdict.kind}`);
  return verdict.question;
}

describe('a code chosen on the register', () => {
  test('a plain code is kept at once', () => {
    expect(judge({ code: 'N' }, situation())).toEqual({ kind: 'keep', unit: { code: 'N' } });
  });

  test('L asks for the minutes and proposes those of the clock', () => {
    const question = asked(judge({ code: 'L' }, situation()));
    expect(question.minutes).toEqual({ longest: 30 });
    expect(question.unit).toEqual({ code: 'L', minutesLate: 7 });
    expect(judge({ code: 'L', minutesLate: 12 }, situation())).toMatchObject({ kind: 'keep' });
  });

  test('the mark that stands already is not entered again', () => {
    expect(judge({ code: 'I' }, situation({ standing: { code: 'I' } }))).toEqual({ kind: 'same' });
  });

  test('an amendment asks why, and is kept with the reason', () => {
    const amending = situation({ amends: true, standing: { code: 'N' } });
    expect(asked(judge({ code: 'I' }, amending)).reason).toEqual({ proposed: '', amends: true });
    expect(judge({ code: 'I' }, { ...amending, answered: true, reason: 'Parent rang' })).toMatchObject({
      kind: 'keep',
    });
  });

  test('someone not expected here is marked only when the person says that they saw them', () => {
    const away = { plan: { setting: 'provider' as const, commissionedBy: 'school' as const } };
    expect(asked(judge({ code: '/' }, situation({}, away))).seenHere).toBe(true);
    const said = situation({ answered: true }, { ...away, seenAt: 'pru' });
    expect(judge({ code: '/' }, said)).toEqual({ kind: 'keep', unit: { code: '/' } });
  });

  test('D for a pupil whom the week expects here is kept only with the words of who knows better', () => {
    const dual = { registeredElsewhere: true };
    const question = asked(judge({ code: 'D' }, situation({}, dual)));
    expect([question.besidePlan, question.reason]).toEqual([true, { proposed: '', amends: false }]);
    const said = situation({ answered: true, reason: 'The school rang: an examination there' }, dual);
    expect(judge({ code: 'D' }, said)).toEqual({ kind: 'keep', unit: { code: 'D' } });
    const atSchool = { ...dual, plan: { setting: 'homeSchool' as const } };
    expect(judge({ code: 'D' }, situation({}, atSchool))).toEqual({ kind: 'keep', unit: { code: 'D' } });
  });

  test('after the close, today, present and late become U with the time and the reason filled in', () => {
    const late = situation({ closed: true, amends: true, standing: { code: 'N' } }, { nowMinutes: 9 * 60 + 45 });
    const question = asked(judge({ code: '/' }, late));
    expect(question.instead).toEqual({ code: 'U', arrivedAt: '09:45' });
    expect(question.reason).toEqual({ proposed: 'Arrived after the register closed', amends: true });
  });

  test('on a later day the close no longer turns a mark into U', () => {
    const later = situation(
      { closed: true, amends: true, standing: { code: 'N' } },
      { today: localDate('2026-11-17'), nowMinutes: 600 },
    );
    expect(asked(judge({ code: '/' }, later)).instead).toBeNull();
  });

  test('what the rules refuse is refused with the reason', () => {
    expect(judge({ code: 'X' }, situation())).toMatchObject({ kind: 'refuse', refusal: { code: 'compulsory-age' } });
  });
});

describe('the answer to a question', () => {
  const late = asked(
    judge({ code: '/' }, situation({ closed: true, amends: true, standing: { code: 'N' } }, { nowMinutes: 585 })),
  );

  test('a time may be typed without its colon', () => {
    const draft = { ...draftOf(late), arrival: '945' };
    expect(unitOfDraft(late, draft)).toEqual({ ok: true, value: { code: 'U', arrivedAt: '09:45' } });
  });

  test('the person may say that the mark was wrong instead', () => {
    const draft = { ...draftOf(late), keepsTyped: true, reason: 'Entered in error' };
    expect(unitOfDraft(late, draft)).toEqual({ ok: true, value: { code: '/' } });
  });

  test('a reason of spaces is no reason', () => {
    expect(unitOfDraft(late, { ...draftOf(late), reason: '  ' })).toMatchObject({
      ok: false,
      error: { code: 'reason' },
    });
  });

  test('the own mark that a place contradicts asks why before the close too, and is not called an amendment', () => {
    const settling: Question = { ...late, instead: null, arrival: false, reason: { proposed: '', amends: false } };
    expect(unitOfDraft(settling, draftOf(settling))).toMatchObject({ ok: false, error: { message: 'Say why.' } });
    expect(unitOfDraft(settling, { ...draftOf(settling), reason: 'Provider reported' })).toMatchObject({ ok: true });
  });

  test('minutes must be a whole number within the time the register is open', () => {
    const question = asked(judge({ code: 'L' }, situation()));
    for (const minutes of ['', '0', '7.5', '-3', '31', 'seven']) {
      expect(unitOfDraft(question, { ...draftOf(question), minutes })).toMatchObject({ ok: false });
    }
    expect(unitOfDraft(question, draftOf(question))).toEqual({ ok: true, value: { code: 'L', minutesLate: 7 } });
  });
});
