import { SimpleGrid, TextInput } from '@mantine/core';
import type { Ref } from 'react';
import { OneOf } from '../../ui/form/record-fields.tsx';
import type { Choice } from '../../ui/form/record-values.ts';
import { rollWords, type PupilFilter } from './filter-rows.ts';

interface PupilFiltersProps {
  readonly filter: PupilFilter;
  readonly groups: readonly Choice[];
  readonly routes: readonly string[];
  readonly nameBox: Ref<HTMLInputElement>;
  readonly onChange: (filter: PupilFilter) => void;
}

const rolls: readonly Choice[] = Object.entries(rollWords).map(([value, label]) => ({ value, label }));

/** What narrows the list. The choices stay on this screen: they are never part of the address. */
export function PupilFilters({ filter, groups, routes, nameBox, onChange }: PupilFiltersProps) {
  return (
    <SimpleGrid cols={{ base: 2, md: 4 }} spacing="sm" mb="md" role="search" aria-label="Narrow the list">
      <TextInput
        ref={nameBox}
        label="Name"
        value={filter.name}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange({ ...filter, name: event.currentTarget.value })}
      />
      <OneOf
        id="filter-group"
        label="Group"
        value={filter.group}
        choices={groups}
        emptyLabel="All groups"
        onChange={(group) => onChange({ ...filter, group })}
      />
      {routes.length > 0 && (
        <OneOf
          id="filter-route"
          label="Route"
          value={filter.route}
          choices={routes.map((value) => ({ value, label: value }))}
          emptyLabel="All routes"
          onChange={(route) => onChange({ ...filter, route })}
        />
      )}
      <OneOf
        id="filter-roll"
        label="On roll"
        value={filter.roll === 'all' ? '' : filter.roll}
        choices={rolls}
        emptyLabel="Everyone"
        // The choices above are the only ones.
        onChange={(roll) => onChange({ ...filter, roll: roll === '' ? 'all' : (roll as PupilFilter['roll']) })}
      />
    </SimpleGrid>
  );
}
