import type { LocalDate } from '../../../shared/lib/local-date.ts';
import { recordInWords } from '../../../shared/sync/words.ts';
import { readOverlaps } from '../../data/queries/overlaps.ts';
import { everyone } from '../../data/queries/registers.ts';
import { readMaybeSame, readTwoMarks } from '../../data/queries/same-person.ts';
import { readToSettle } from '../../data/queries/to-settle.ts';
import { useContests } from '../../data/sync/api.ts';
import { useSession } from '../../data/session-context.ts';
import { useFound, useLoaded, useRecords } from '../../data/use-data.ts';
import { counted, formatDay, formatSession, nameOf } from '../../ui/format.ts';
import { registerPath } from '../../ui/register-path.ts';
import { DutyLine, DutyLoading } from './duty-line.tsx';

const mostShown = 5;

/**
 * What was entered differently in two places leads to the page where it is settled; sessions in which what was seen and the
 * mark disagree lead to their register.
 */
export function SettleDuty({ today }: { readonly today: LocalDate }) {
  const session = useSession();
  const open = useLoaded(() => readToSettle(session, today), [today]);
  const contests = useContests();
  const maybe = useFound(() => readMaybeSame(session), [session]);
  const overlaps = useFound(() => readOverlaps(session, today), [session, today]);
  const twoMarks = useLoaded(() => readTwoMarks(session), [session]) ?? [];
  const pupils = useRecords('pupil');
  if (open === undefined) return <DutyLoading />;
  const more = contests.length + open.length - mostShown;
  return (
    <>
      {contests.slice(0, mostShown).map(({ type, key, unit, pupil, label }) => {
        const known = pupils.find(({ id }) => id === session.replica.persons.standing(pupil ?? ''));
        const what = type === 'mark' ? recordInWords(type, key) : label;
        return (
          <DutyLine
            key={`${type} ${key} ${unit}`}
            to="/settle"
            title={`To settle: ${known === undefined ? what : nameOf(known)}`}
            urgent={false}
          >
            {`${what}. Entered differently in two places.`}
          </DutyLine>
        );
      })}
      {open.slice(0, Math.max(0, mostShown - contests.length)).map((item) => (
        <DutyLine
          key={`${item.pupil.id} ${item.date} ${item.session}`}
          to={registerPath(everyone, item.date, item.session)}
          title={`To settle: ${nameOf(item.pupil)}`}
          urgent={false}
        >
          {`${formatSession(item.session)} of ${formatDay(item.date)}. ${item.settlement.message}`}
        </DutyLine>
      ))}
      {overlaps.length > 0 && (
        <DutyLine to="/settle" title="To settle: entries that cannot both be right" urgent={false}>
          {`${counted(overlaps.length, 'pair')} of entries about a young person’s stay, group or week.`}
        </DutyLine>
      )}
      {maybe.length > 0 && (
        <DutyLine to="/settle" title="To settle: the same young person twice?" urgent={false}>
          {`${counted(maybe.length, 'pair')} of files may be one young person.`}
        </DutyLine>
      )}
      {twoMarks.length > 0 && (
        <DutyLine to="/settle" title="To settle: two marks for one session" urgent={false}>
          {`${counted(twoMarks.length, 'session')} marked differently in two files of one young person.`}
        </DutyLine>
      )}
      {more > 0 && (
        <DutyLine to="/settle" title="All things to settle" urgent={false}>
          {`And ${more} more.`}
        </DutyLine>
      )}
    </>
  );
}
