import { useCallback, useEffect, useState } from 'react';
import { ok, type Result } from '../../../shared/lib/result.ts';
import type { ParkedChange } from '../../../shared/sync/protocol/parked.ts';
import type { Session } from '../../data/session.ts';
import { useSession } from '../../data/session-context.ts';
import type { SyncAdmin } from '../../data/sync/api.ts';
import { readParkedThere } from '../../data/sync/parked-there.ts';
import type { Credentials, DeviceShown, MemberShown } from '../../data/sync/things.ts';

export interface PeopleAndLaptops {
  readonly members: readonly MemberShown[];
  readonly devices: readonly DeviceShown[];
  readonly parked: readonly ParkedChange[];
}

export interface People {
  /** Null until the person proved who they are and the lists came. */
  readonly lists: PeopleAndLaptops | null;
  readonly busy: boolean;
  readonly problem: string | null;
  readonly prove: (credentials: Credentials) => void;
  readonly reload: () => void;
}

async function readLists(session: Session, admin: SyncAdmin): Promise<Result<PeopleAndLaptops>> {
  const members = await admin.members();
  if (!members.ok) return members;
  const devices = await admin.devices();
  if (!devices.ok) return devices;
  const parked = await readParkedThere(session);
  return parked.ok ? ok({ members: members.value, devices: devices.value, parked: parked.value }) : parked;
}

/** Who and which laptops exchange with this centre, as the local authority has it now. */
export function usePeople(admin: SyncAdmin): People {
  const session = useSession();
  const [lists, setLists] = useState<PeopleAndLaptops | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const read = useCallback(
    async (credentials?: Credentials): Promise<void> => {
      setBusy(true);
      setProblem(null);
      const opened = credentials === undefined ? ok(null) : await admin.open(credentials);
      const answer = opened.ok ? await readLists(session, admin) : opened;
      setBusy(false);
      if (answer.ok) setLists(answer.value);
      else setProblem(answer.error.message);
    },
    [session, admin],
  );
  useEffect(() => {
    // A proof of a few minutes ago still serves. Nothing is set before the lists come, a moment later.
    // eslint-disable-next-line react-hooks/set-state-in-effect -- the lists are the endpoint's, read when the screen opens
    if (admin.isOpen()) void read();
  }, [admin, read]);
  return { lists, busy, problem, prove: (credentials) => void read(credentials), reload: () => void read() };
}
