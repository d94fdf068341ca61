import { Button, Group, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { missingFromMapping, type Mapping } from '../../../shared/imports/csv-mapping.ts';
import type { CsvTable } from '../../../shared/imports/csv-table.ts';
import { csvTargets, type CsvTarget } from '../../../shared/imports/csv-targets.ts';
import { counted } from '../../ui/format.ts';
import { OneOf } from '../../ui/form/record-fields.tsx';
import { Notice } from '../../ui/notice.tsx';

interface MatchStepProps {
  readonly table: CsvTable;
  readonly mapping: Mapping;
  readonly remembered: boolean;
  readonly onMatched: (mapping: Mapping) => void;
  readonly onCancel: () => void;
}

const examplesShown = 2;

/** Which column of a list holds which field. Columns without a field are left out. */
export function MatchStep({ table, mapping: start, remembered, onMatched, onCancel }: MatchStepProps) {
  const [mapping, setMapping] = useState(start);
  const missing = missingFromMapping(mapping);
  const leftOut = table.headers.filter((header) => !Object.hasOwn(mapping, header));
  const choose = (header: string, target: string): void => {
    const others = Object.entries(mapping).filter(([name, taken]) => name !== header && taken !== target);
    // The choices are the targets and nothing else.
    setMapping(Object.fromEntries(target === '' ? others : [...others, [header, target as CsvTarget]]));
  };
  return (
    <Stack gap="md">
      <Notice kind="information" title={remembered ? 'Matched as the last time' : 'Check the match'} standing>
        {`${counted(table.rows.length, 'row')}. `}
        {remembered
          ? 'A list with these headings was brought in before.'
          : 'Waymark guessed from the headings where it could.'}
      </Notice>
      <Table.ScrollContainer minWidth={640} aria-label="Columns of the list">
        <Table verticalSpacing="xs" layout="fixed">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Column in the file</Table.Th>
              <Table.Th>For example</Table.Th>
              <Table.Th>Goes to</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {table.headers.map((header, index) => (
              <Table.Tr key={header}>
                <Table.Td fw={650}>{header}</Table.Td>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>{examplesOf(table, index, mapping[header])}</Table.Td>
                <Table.Td>
                  <OneOf
                    id={`column-${index}`}
                    aria-label={`Where “${header}” goes`}
                    value={mapping[header] ?? ''}
                    choices={csvTargets.map(({ target, label }) => ({ value: target, label }))}
                    emptyLabel="Leave out"
                    onChange={(target) => choose(header, target)}
                  />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {missing.length > 0 && (
        <Notice kind="warning" title="Something is missing">
          {`Say which column holds the ${missing.join(', and which the ')}.`}
        </Notice>
      )}
      {leftOut.length > 0 && <Text>{`Left out and not kept: ${leftOut.join(', ')}.`}</Text>}
      <Group gap="xs">
        <Button disabled={missing.length > 0} onClick={() => onMatched(mapping)}>
          Go on to the preview
        </Button>
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
      </Group>
    </Stack>
  );
}

/** The first values of a column; a UPN is not shown. */
function examplesOf(table: CsvTable, column: number, target: CsvTarget | undefined): string {
  const values = table.rows.flatMap(({ cells }) => cells[column]?.trim() ?? []).filter((cell) => cell !== '');
  if (target === 'upn' || target === 'formerUpn' || values.some((value) => /^[A-Z]\d{11}[0-9A-Z]$/.test(value))) {
    return values.length === 0 ? 'Empty' : 'Numbers (not shown)';
  }
  const examples = [...new Set(values)].slice(0, examplesShown).map((value) => value.slice(0, 40));
  return examples.length === 0 ? 'Empty' : examples.join('; ');
}
