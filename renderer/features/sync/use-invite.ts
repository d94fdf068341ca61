import type { Invitation, SyncAdmin } from '../../data/sync/api.ts';
import type { Code } from '../../data/sync/things.ts';
import { useProved, type Proved } from './use-proved.ts';

/** Asks the endpoint for an invitation's code, with the administrator's proof where it is asked for. */
export function useInvite(
  admin: SyncAdmin,
  onInvited: (code: Code, invitation: Invitation) => void,
): { readonly proved: Proved; readonly invite: (invitation: Invitation) => void } {
  const proved = useProved();
  const invite = (invitation: Invitation): void => {
    let code: Code | null = null;
    proved.run(
      async (credentials) => {
        const opened = credentials === undefined ? null : await admin.open(credentials);
        if (opened !== null && !opened.ok) return opened;
        const given = await admin.invite(invitation);
        if (given.ok) code = given.value;
        return given;
      },
      () => {
        if (code !== null) onInvited(code, invitation);
      },
    );
  };
  return { proved, invite };
}
