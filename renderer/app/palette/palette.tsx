import { Kbd } from '@mantine/core';
import { Spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useSession } from '../../data/session-context.ts';
import { useRecords } from '../../data/use-data.ts';
import type { Action } from '../../ui/actions/action.ts';
import { useOfferedActions } from '../../ui/actions/registry.ts';
import { wordsOfKeys } from '../keys/strokes.ts';
import { navigationFor } from '../navigation.ts';
import { findActions, findPupils } from './find.ts';
import { returnToOpener } from './open-palette.ts';

const listId = 'palette-list';

/** Enter takes the first line. The kit marks it before the list of a new query is drawn, so it is marked again after. */
function useFirstSelected(shown: string): void {
  useEffect(() => {
    const lines = document.querySelectorAll(`#${listId} [data-action]`);
    lines.forEach((line, index) => {
      if (index === 0) line.setAttribute('data-selected', 'true');
      else line.removeAttribute('data-selected');
    });
  }, [shown]);
}

/** One search for pupils by name, screens and everything that can be done here. */
export function Palette() {
  const [query, setQuery] = useState('');
  // Done once the search has gone and the focus is back, so that a screen that opens can take the focus itself.
  const chosen = useRef<() => void>(undefined);
  const navigate = useNavigate();
  const { member, registersOnly } = useSession();
  const pupils = useRecords('pupil');
  const finish = (): void => {
    returnToOpener();
    chosen.current?.();
    chosen.current = undefined;
  };
  const choose = (run: () => void) => () => {
    chosen.current = run;
  };
  const actions = findActions(useOfferedActions(), query).filter(({ id }) => id !== 'search');
  const canOpenPupils = registersOnly === null && navigationFor(member.role).some(({ path }) => path === '/pupils');
  const found = canOpenPupils ? findPupils(pupils, query) : [];
  useFirstSelected([query, ...found.map(({ id }) => id), ...actions.map(({ id }) => id)].join('|'));
  return (
    <Spotlight.Root
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      returnFocus={false}
      transitionProps={{ duration: 100, onExited: finish }}
      clearQueryOnClose
      centered={false}
      overlayProps={{ backgroundOpacity: 0.4, blur: 0 }}
      scrollable
      maxHeight={480}
    >
      <Spotlight.Search
        placeholder="A pupil’s name, a screen, or what you want to do"
        aria-label="Search"
        autoComplete="off"
        spellCheck={false}
        leftSection={<IconSearch size={20} aria-hidden="true" />}
      />
      <Spotlight.ActionsList id={listId}>
        {found.map(({ id, label, description }) => (
          <Spotlight.Action
            key={id}
            label={label}
            description={description}
            onClick={choose(() => void navigate(`/pupils/${id}`))}
          />
        ))}
        {actions.map((action) => (
          <Spotlight.Action
            key={action.id}
            label={action.label}
            rightSection={<ActionKeys action={action} />}
            onClick={choose(action.run)}
          />
        ))}
        {found.length + actions.length === 0 && (
          <Spotlight.Empty>Nothing is called that. Try a surname, or part of one.</Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

function ActionKeys({ action }: { readonly action: Action }) {
  return typeof action.keys === 'string' ? <Kbd>{wordsOfKeys(action.keys)}</Kbd> : null;
}
