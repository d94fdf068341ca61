import { enrolment as declaration, type Enrolment } from '../../../shared/pupils/pupil.ts';
import { guestEnded, leavingGrounds } from '../../../shared/pupils/leaving-grounds.ts';
import { refused } from '../../../shared/lib/result.ts';
import { endEnrolment } from '../../data/acts/pupils.ts';
import { useSession } from '../../data/session-context.ts';
import { RecordForm } from '../../ui/form/record-form.tsx';
import { Notice } from '../../ui/notice.tsx';

/** The last day on roll and the ground for it. A name is taken off the register on one of the law's grounds and never otherwise. */
export function EndEnrolment({ stay, onDone }: { readonly stay: Enrolment; readonly onDone: () => void }) {
  const session = useSession();
  const grounds = stay.status === 'G' ? [guestEnded] : leavingGrounds;
  return (
    <>
      {stay.status !== 'G' && (
        <Notice kind="information" title="A name is taken off the register on one of these grounds only" standing>
          The local authority must be told when a name is taken off. Places in groups end on the same day; past
          registers stay.
        </Notice>
      )}
      <RecordForm
        label="Last day on roll"
        declaration={declaration}
        names={['to', 'ground']}
        record={stay}
        helps={{ ground: { choices: grounds.map((value) => ({ value, label: value })) } }}
        saveLabel="Take off the roll"
        onSave={({ to, ground }) =>
          to === undefined || ground === undefined
            ? Promise.resolve(refused('incomplete', 'Give the last day on roll and the ground for it.'))
            : endEnrolment(session, stay, to, ground)
        }
        onDone={onDone}
        onCancel={onDone}
      />
    </>
  );
}
