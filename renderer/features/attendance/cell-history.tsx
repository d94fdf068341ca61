import { markHistory } from '../../data/queries/mark-history.ts';
import { useSession } from '../../data/session-context.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { formatDate, formatSession } from '../../ui/format.ts';
import { MarkHistory } from '../../ui/mark-history.tsx';
import type { CalendarCell } from './calendar-weeks.ts';

/** Everything entered in one cell of the calendar. */
export function CellHistory({ cell, onClose }: { readonly cell: CalendarCell; readonly onClose: () => void }) {
  const session = useSession();
  return (
    <Dialog
      onClose={onClose}
      size="xl"
      title={`${formatDate(cell.date)}, ${formatSession(cell.session).toLowerCase()}`}
    >
      <MarkHistory
        lines={markHistory(session, cell.mark)}
        emptyWords={
          cell.state === 'closed' ? 'There was no session that day.' : 'Nothing has been entered for this session.'
        }
      />
    </Dialog>
  );
}
