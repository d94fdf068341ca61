import type { MarkUnit } from '../../../shared/attendance/types.ts';
import type { RegisterView } from '../../data/queries/registers.ts';
import type { Session } from '../../data/session.ts';
import type { Question } from './entry.ts';
import type { ShownRow } from './shown-row.ts';
import type { Acts } from './use-acts.ts';

export interface AskedOf {
  readonly enrolment: string;
  readonly question: Question;
}

export interface Answer {
  readonly unit: MarkUnit;
  readonly reason: string;
  readonly seenHere: boolean;
}

/** What entering needs of the register that is open. */
export interface EntryDeps {
  readonly session: Session;
  readonly view: RegisterView;
  /** What the pupils of a register of observations are doing. */
  readonly activity: string;
  readonly run: Acts['run'];
  readonly say: (words: string, row: ShownRow | null) => void;
  readonly ask: (asked: AskedOf) => void;
}
