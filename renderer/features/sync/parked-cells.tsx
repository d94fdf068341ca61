import { Table, Text } from '@mantine/core';
import type { ParkedChange } from '../../../shared/sync/protocol/parked.ts';
import { changeInWords, recordInWords } from '../../../shared/sync/words.ts';
import { useRecords } from '../../data/use-data.ts';
import { useNames } from '../../data/use-names.ts';
import { nameOf } from '../../ui/format.ts';
import { whenInWords } from './state-words.ts';

/** What each entry says, after the pupil's name; only what it is about where the endpoint did not tell. */
export function useParkedTitle(): (item: ParkedChange) => string {
  const names = useNames();
  const pupils = useRecords('pupil');
  return (item) => {
    const { type, key, op, fields } = item;
    const of = { type: type ?? '', key: key ?? '' };
    const what =
      op === undefined || fields === undefined
        ? recordInWords(of.type, of.key)
        : changeInWords({ ...of, op, fields }, names);
    const pupil = pupils.find(({ id }) => id === item.pupil);
    return pupil === undefined ? what : `${nameOf(pupil)}: ${what}`;
  };
}

export function WhenAndWhom({ at, by }: Pick<ParkedChange, 'at' | 'by'>) {
  const names = useNames();
  return (
    <Table.Td>
      {whenInWords(at)}
      <Text size="sm" c="dimmed">
        {names.get(by) ?? 'Someone not on this laptop'}
      </Text>
    </Table.Td>
  );
}
