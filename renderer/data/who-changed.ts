import type { RecordType } from '../../shared/model/registry.ts';
import { timeOf } from './clock.ts';
import { useSession } from './session-context.ts';
import { useRecords } from './use-data.ts';

/** Who last changed a field of a held record, and when: 'Denise Farrowby changed this at 09:14'. */
export function useWhoChanged(type: RecordType, id: string): (field: string) => string | undefined {
  const { replica } = useSession();
  const staff = useRecords('staff');
  return (field) => {
    const entry = replica.slice(type, id)?.trail.findLast(({ fields }) => field in fields);
    if (entry === undefined) return undefined;
    const name = staff.find(({ id: member }) => member === entry.by)?.name ?? 'Someone not on this laptop';
    return `${name} changed this at ${timeOf(entry.at)}`;
  };
}
