import { describe, expect, it } from 'vitest';
import { absenceBoard, notAccountedFor } from '../../../shared/attendance/absence-board.ts';
import type { BoardAttempt, BoardPupil } from '../../../shared/attendance/absence-board.ts';
import type { Code } from '../../../shared/attendance/types.ts';

const nineOClock = 540;

function expected(altered: Partial<BoardPupil> = {}): BoardPupil {
  return {
    pupil: 'a',
    session: 'AM',
    plan: { setting: 'pru' },
    startsAtMinutes: nineOClock,
    registerBegun: false,
    mark: null,
    seenByAnyPlace: false,
    attempts: [],
    hasHomeSchool: true,
    firstDayOfAbsence: true,
    ...altered,
  };
}

const told = (who: BoardAttempt['told'], outcome: BoardAttempt['outcome'], atMinutes = 550): BoardAttempt => ({
  told: who,
  outcome,
  atMinutes,
});
const stateAt = (minutes: number, altered: Partial<BoardPupil>) => absenceBoard([expected(altered)], minutes)[0]?.state;

describe('who is on the board', () => {
  it.each(['pru', 'provider', 'college', 'workPlacement', 'homeTuition'] as const)(
    'someone expected at %s',
    (setting) => {
      expect(notAccountedFor([expected({ plan: { setting } })], 545)).toHaveLength(1);
    },
  );

  it('someone with no plan at all', () => {
    expect(notAccountedFor([expected({ plan: null })], 545)[0]?.setting).toBe('pru');
  });

  it.each(['homeSchool', 'none'] as const)('nobody whose plan says %s', (setting) => {
    expect(notAccountedFor([expected({ plan: { setting } })], 545)).toEqual([]);
  });

  it('nobody before the session starts, unless the register has begun', () => {
    expect(notAccountedFor([expected()], 539)).toEqual([]);
    expect(notAccountedFor([expected({ registerBegun: true })], 539)).toHaveLength(1);
    expect(notAccountedFor([expected()], 540)).toHaveLength(1);
  });

  it.each<Code>(['/', 'L', 'B', 'U', 'I', 'M', 'D', 'C2', 'G', 'Y1'])('nobody marked %s', (code) => {
    expect(notAccountedFor([expected({ mark: { code } })], 545)).toEqual([]);
  });

  it.each<Code>(['N', 'O'])('someone marked %s still: nobody knows where they are', (code) => {
    expect(notAccountedFor([expected({ mark: { code } })], 545)).toHaveLength(1);
  });

  it('nobody whom a place has seen, even with an N from the close', () => {
    expect(notAccountedFor([expected({ mark: { code: 'N' }, seenByAnyPlace: true })], 545)).toEqual([]);
  });
});

describe('the hour', () => {
  it.each([
    [540, 60],
    [595, 5],
    [600, 0],
    [605, -5],
  ])('at minute %i of the day %i minutes are left', (now, left) => {
    expect(notAccountedFor([expected()], now)[0]?.minutesLeft).toBe(left);
  });

  it('goes from not yet told to overdue when it has passed', () => {
    expect(stateAt(600, {})).toBe('notYetTold');
    expect(stateAt(601, {})).toBe('overdue');
  });

  it('waits once home school and family have been told on the first day', () => {
    const home = told('homeSchool', 'told');
    expect(stateAt(560, { attempts: [home] })).toBe('notYetTold');
    expect(stateAt(560, { attempts: [home, told('family', 'followUp')] })).toBe('waiting');
    expect(stateAt(700, { attempts: [home, told('family', 'told')] })).toBe('waiting');
  });

  it('needs the home school alone on later days, and the family where there is no home school', () => {
    expect(stateAt(560, { firstDayOfAbsence: false, attempts: [told('homeSchool', 'told')] })).toBe('waiting');
    const [row] = notAccountedFor([expected({ hasHomeSchool: false, firstDayOfAbsence: false })], 560);
    expect(row?.stillToTell).toEqual(['family']);
  });

  it('does not count a call that nobody answered', () => {
    const attempts = [told('homeSchool', 'noAnswer'), told('family', 'noAnswer')];
    const [row] = notAccountedFor([expected({ attempts })], 605);
    expect(row).toMatchObject({ state: 'overdue', stillToTell: ['homeSchool', 'family'], toldLate: false });
  });

  it('remembers that somebody was told after the hour', () => {
    const attempts = [told('homeSchool', 'told', 601), told('family', 'told', 590)];
    expect(notAccountedFor([expected({ attempts })], 610)[0]?.toldLate).toBe(true);
  });

  it.each(['safe', 'reasonGiven'] as const)('is cleared by an answer: %s', (outcome) => {
    expect(stateAt(605, { attempts: [told('family', outcome)] })).toBe('cleared');
  });

  it('puts the most pressing first and the cleared last', () => {
    const both = [told('homeSchool', 'told'), told('family', 'told')];
    const rows = absenceBoard(
      [
        expected({ pupil: 'cleared', mark: { code: '/' } }),
        expected({ pupil: 'waiting', attempts: both }),
        expected({ pupil: 'later', startsAtMinutes: 600 }),
        expected({ pupil: 'overdue' }),
      ],
      610,
    );
    expect(rows.map((row) => row.pupil)).toEqual(['overdue', 'later', 'waiting', 'cleared']);
  });
});
