import type { Result } from '../../../shared/lib/result.ts';
import type { SyncAdmin } from '../../data/sync/api.ts';
import type { DeviceShown, MemberShown } from '../../data/sync/things.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import type { Proved } from './use-proved.ts';

export type Ending =
  { readonly kind: 'person'; readonly member: MemberShown } | { readonly kind: 'laptop'; readonly device: DeviceShown };

interface EndAccessProps {
  readonly admin: SyncAdmin;
  readonly ending: Ending;
  readonly proved: Proved;
  readonly onClose: () => void;
  readonly onDone: (words: string) => void;
}

/** Asks once before the access of a person or a laptop ends, and says what that does and what it does not. */
export function EndAccess({ admin, ending, proved, onClose, onDone }: EndAccessProps) {
  const isPerson = ending.kind === 'person';
  const name = isPerson ? ending.member.name : `“${ending.device.name}”`;
  const end = (): Promise<Result<null>> =>
    isPerson ? admin.endMember(ending.member.staff) : admin.revokeDevice(ending.device.id);
  const confirm = (): void => {
    proved.run(
      async (credentials) => {
        const opened = credentials === undefined ? null : await admin.open(credentials);
        return opened === null || opened.ok ? end() : opened;
      },
      () => onDone(`The access of ${name} has ended.`),
    );
  };
  return (
    <ConfirmDialog
      opened={!proved.asks}
      title={`End the access of ${name}?`}
      confirmLabel="End access"
      danger
      busy={proved.busy}
      onConfirm={confirm}
      onCancel={onClose}
    >
      {isPerson ? (
        <p>
          {`From now on the local authority sends ${name} nothing more. What ${name} has entered stays. What was made without a connection and arrives later is put before a lead.`}
        </p>
      ) : (
        <>
          <p>
            At its next contact the laptop hands in what it has not sent, then its records are removed from it. Until it
            is connected, they stay on it, sealed.
          </p>
          {ending.device.isThisLaptop && <p>This is the laptop in front of you.</p>}
        </>
      )}
    </ConfirmDialog>
  );
}
