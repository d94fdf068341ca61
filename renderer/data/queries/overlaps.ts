import { may } from '../../../shared/centre/staff.ts';
import type { LocalDate } from '../../../shared/lib/local-date.ts';
import { overlapsOf, type MayOverlap, type Overlap } from '../../../shared/pupils/overlaps.ts';
import type { Pupil } from '../../../shared/pupils/pupil.ts';
import { knownDeclaration } from '../../../shared/model/registry.ts';
import type { Session } from '../session.ts';

/** Whom it is asked for, and the records as that laptop has them. */
interface Asking extends Pick<Session, 'replica'> {
  readonly member: Pick<Session['member'], 'role'>;
}

type Trail = NonNullable<ReturnType<Session['replica']['slice']>>['trail'];

/** Two entries about one young person that cannot both be right, with who entered each. */
export type OverlapFound = Overlap & {
  readonly file: Pupil;
  readonly entered: readonly [Trail[number] | undefined, Trail[number] | undefined];
};

/**
 * For those who may put it right; nobody else is asked. Stays and places are taken as they are shown, because those of a young
 * person with two files take turns there (ADR 11); weeks and plans by file, because two files may each have their own.
 */
export function readOverlaps({ member, replica }: Asking, today: LocalDate): OverlapFound[] {
  const records: MayOverlap = {
    enrolment: replica.all('enrolment'),
    membership: replica.all('membership'),
    weekPattern: replica.kept('weekPattern'),
    partTimePlan: replica.kept('partTimePlan'),
  };
  return overlapsOf(records, today).flatMap((overlap): OverlapFound[] => {
    const { writtenWith } = knownDeclaration(overlap.type);
    const file = replica.one('pupil', overlap.pupil);
    if (file === undefined || !may(member.role, writtenWith)) return [];
    const [one, other] = overlap.records.map(({ id }) => replica.slice(overlap.type, id)?.trail[0]);
    return [{ ...overlap, file, entered: [one, other] }];
  });
}
