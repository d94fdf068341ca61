import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Invitation, SyncAdmin } from '../../data/sync/api.ts';
import type { Code, MemberShown } from '../../data/sync/things.ts';
import { ErrorSummary } from '../../ui/form/error-summary.tsx';
import { Form } from '../../ui/form/form.tsx';
import type { Problems } from '../../ui/form/problems.ts';
import { Notice } from '../../ui/notice.tsx';
import { ProofDialog } from './proof-dialog.tsx';
import type { Proved } from './use-proved.ts';

export interface InviteProps {
  readonly admin: SyncAdmin;
  readonly members: readonly MemberShown[];
  /** Somebody from outside who is to have a new code, or other groups; null for anybody else. */
  readonly again: MemberShown | null;
  readonly onClose: () => void;
  readonly onInvited: (code: Code, invitation: Invitation) => void;
}

interface InviteFormProps {
  readonly proved: Proved;
  readonly problems: Problems;
  readonly children: ReactNode;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
}

export const inviteTitle = 'Invite a person';

/** What every invitation has round its questions: what is wrong, the two buttons, and the administrator's proof. */
export function InviteForm({ proved, problems, children, onSubmit, onClose }: InviteFormProps) {
  return (
    <>
      <Form label={inviteTitle} onSubmit={onSubmit}>
        <ErrorSummary problems={problems} />
        {proved.problem !== null && !proved.asks && <Notice kind="error">{proved.problem}</Notice>}
        {children}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={proved.busy}>
            Make a code
          </Button>
        </Group>
      </Form>
      <ProofDialog proved={proved} />
    </>
  );
}

/** Whoever has joined chooses a new passphrase with a new code; that is said before it is made. */
export function JoinedAlready({ name }: { readonly name: string }) {
  return (
    <Notice kind="warning" standing>
      {`${name} has joined already. With a new code they choose a new passphrase, and the old one ends. For another laptop, close this and use “Code for another laptop”.`}
    </Notice>
  );
}
