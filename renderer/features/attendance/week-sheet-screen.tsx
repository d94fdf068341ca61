import { Anchor, Button } from '@mantine/core';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { addDays, parseLocalDate, weekStart, type LocalDate } from '../../../shared/lib/local-date.ts';
import { dayOf, timeOf, today, useNow } from '../../data/clock.ts';
import { centreOf } from '../../data/queries/facts.ts';
import { readWeekSheet } from '../../data/queries/week-sheet.ts';
import { useSession } from '../../data/session-context.ts';
import { useLoaded } from '../../data/use-data.ts';
import { usePlatform } from '../../platform/platform-context.ts';
import { useActions } from '../../ui/actions/registry.ts';
import { formatDate, formatWeek } from '../../ui/format.ts';
import { PageHeading } from '../../ui/page-heading.tsx';
import { PrintHeader } from '../../ui/print-header.tsx';
import { printWeekPath } from '../../ui/register-path.ts';
import { SheetKey } from './sheet-key.tsx';
import { SheetTable } from './sheet-table.tsx';
import classes from './week-sheet.module.css';

/** The weekly register as it goes on paper: A4 across; filled, or blank for a building without power. */
export function WeekSheetScreen() {
  const { groupId = '', weekStart: named = '' } = useParams();
  const [params] = useSearchParams();
  const session = useSession();
  const platform = usePlatform();
  const navigate = useNavigate();
  const moment = useNow();
  const monday = weekStart(parseLocalDate(named) ?? today());
  const blank = params.get('blank') === 'yes';
  const sheet = useLoaded(() => readWeekSheet(session, groupId, monday), [groupId, monday]);
  const print = (): void => void platform.printPage();
  const go = (week: LocalDate, isBlank = blank): void =>
    void navigate(`${printWeekPath(groupId, week)}${isBlank ? '?blank=yes' : ''}`, { replace: true });
  useActions([
    {
      id: 'sheet print',
      label: 'Print this sheet',
      section: 'Register sheet',
      keys: 'mod+p',
      run: print,
      inFields: true,
    },
    {
      id: 'sheet before',
      label: 'The week before',
      section: 'Register sheet',
      keys: 'PageUp',
      run: () => go(addDays(monday, -7)),
    },
    {
      id: 'sheet after',
      label: 'The week after',
      section: 'Register sheet',
      keys: 'PageDown',
      run: () => go(addDays(monday, 7)),
    },
  ]);
  if (sheet === undefined) return <PageHeading title="Weekly register" />;
  if (sheet === null) {
    return (
      <>
        <PageHeading title="There is no such group" />
        <Anchor component={Link} to="/attendance?view=groups">
          Choose a group
        </Anchor>
      </>
    );
  }
  const title = blank ? 'Blank register' : 'Weekly register';
  return (
    <div className={classes['sheet'] ?? ''}>
      <div className="no-print">
        <PageHeading
          title={`${title}: ${sheet.name}`}
          subtitle={formatWeek(monday)}
          actions={
            <>
              <Button variant="default" onClick={() => go(addDays(monday, -7))}>
                Week before
              </Button>
              <Button variant="default" onClick={() => go(addDays(monday, 7))}>
                Week after
              </Button>
              <Button variant="default" onClick={() => go(monday, !blank)}>
                {blank ? 'Show the marks' : 'Blank register'}
              </Button>
              <Button onClick={print}>Print</Button>
            </>
          }
        />
      </div>
      <PrintHeader
        title={`${title}: ${sheet.name}`}
        subtitle={formatWeek(monday)}
        centreName={centreOf(session).name}
        printedBy={`${session.member.name}, ${session.member.position},`}
        printedAt={`${formatDate(dayOf(moment))}, ${timeOf(moment)}`}
        sample={session.kind === 'sample'}
      />
      <SheetTable sheet={sheet} blank={blank} />
      <SheetKey codes={sheet.codes} blank={blank} />
    </div>
  );
}
