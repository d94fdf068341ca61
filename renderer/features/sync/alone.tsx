import { Button, Group } from '@mantine/core';
import { Link } from 'react-router';
import { may } from '../../../shared/centre/staff.ts';
import { useSession } from '../../data/session-context.ts';
import { EmptyState } from '../../ui/empty-state.tsx';

/** A laptop that knows of no local authority: what that means, and for whom it may change that, how. */
export function Alone() {
  const { kind, member } = useSession();
  if (kind === 'sample') {
    return (
      <EmptyState title="Everything is on this laptop only">
        The sample centre stays on this laptop. Nothing in it is ever sent.
      </EmptyState>
    );
  }
  const connects = may(member.role, 'editCentre');
  const joins = member.role === 'administrator';
  return (
    <EmptyState
      title="Everything is on this laptop only"
      action={
        connects && (
          <Group justify="center" gap="xs">
            <Button component={Link} to="/sync/connect">
              Connect to the local authority
            </Button>
            {joins && (
              <Button variant="default" component={Link} to="/sync/join">
                Join a centre that is already connected
              </Button>
            )}
          </Group>
        )
      }
    >
      {connects
        ? 'Your local authority can give you an address and a one-time code. From then on this laptop exchanges with the local authority, and your colleagues’ laptops can join.'
        : 'Your lead or administrator can connect this laptop to the local authority.'}
    </EmptyState>
  );
}
