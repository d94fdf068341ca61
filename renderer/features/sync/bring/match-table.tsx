import { Table, Text } from '@mantine/core';
import type { Match } from '../../../../shared/joining/match.ts';
import type { BringPreview } from '../../../data/sync/bring/preview.ts';
import { ChangeList } from '../../../ui/change-list.tsx';
import { LongPart } from '../../../ui/table/long-part.tsx';
import { recordWords, typeWords } from './match-words.ts';

interface MatchTableProps {
  readonly title: string;
  readonly matches: readonly Match[];
  readonly preview: BringPreview;
}

/** Records of this laptop with what the centre has of them. */
export function MatchTable({ title, matches, preview }: MatchTableProps) {
  if (matches.length === 0) return null;
  const hasOther = matches.some(({ outcome }) => outcome === 'same');
  return (
    <LongPart
      title={title}
      rows={matches}
      headings={
        <>
          <Table.Th w={150}>Kind</Table.Th>
          <Table.Th w="34%">On this laptop</Table.Th>
          {hasOther && <Table.Th>At the centre</Table.Th>}
        </>
      }
    >
      {(match) => (
        <Table.Tr key={`${match.type} ${match.id}`} style={{ verticalAlign: 'top' }}>
          <Table.Td>{typeWords[match.type]}</Table.Td>
          <Table.Td style={{ overflowWrap: 'anywhere' }}>{recordWords(preview.own, match.type, match.id)}</Table.Td>
          {hasOther && <OtherSide match={match} preview={preview} />}
        </Table.Tr>
      )}
    </LongPart>
  );
}

function OtherSide({ match, preview }: { readonly match: Match; readonly preview: BringPreview }) {
  const [same] = match.candidates;
  return (
    <Table.Td style={{ overflowWrap: 'anywhere' }}>
      {same !== undefined && recordWords(preview.theirs, match.type, same.id)}
      {same !== undefined && same.differences.length > 0 && (
        <>
          <Text size="sm" c="dimmed" mt={4}>
            At the centre → on this laptop:
          </Text>
          <ChangeList changes={same.differences} />
        </>
      )}
    </Table.Td>
  );
}
