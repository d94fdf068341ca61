import { Modal, Table, Text, Title } from '@mantine/core';
import { Fragment } from 'react';
import type { Action } from '../../ui/actions/action.ts';
import { wordsOfKeys } from './strokes.ts';

interface KeysSheetProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly actions: readonly Action[];
}

/** Every key that works right now, by section. */
export function KeysSheet({ opened, onClose, actions }: KeysSheetProps) {
  const sections = [...new Set(actions.map(({ section }) => section))];
  return (
    <Modal opened={opened} onClose={onClose} title="Keys that work here" size="lg">
      <div tabIndex={-1} data-autofocus style={{ outline: 'none' }}>
        {sections.map((section) => (
          <Fragment key={section}>
            <Title order={3} mt="md">
              {section}
            </Title>
            <Table aria-label={section}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th scope="col" w="65%">
                    What it does
                  </Table.Th>
                  <Table.Th scope="col">Key</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {actions
                  .filter((action) => action.section === section)
                  .map((action) => (
                    <Table.Tr key={action.id}>
                      <Table.Td>{action.label}</Table.Td>
                      <Table.Td>
                        <KeyWords keys={action.keys} />
                      </Table.Td>
                    </Table.Tr>
                  ))}
              </Table.Tbody>
            </Table>
          </Fragment>
        ))}
      </div>
    </Modal>
  );
}

function KeyWords({ keys }: { readonly keys: Action['keys'] }) {
  if (typeof keys !== 'string') return <Text c="dimmed">{keys.none}</Text>;
  return <b>{wordsOfKeys(keys)}</b>;
}
