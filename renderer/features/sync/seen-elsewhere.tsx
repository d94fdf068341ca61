import { Anchor, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { everyone } from '../../data/queries/registers.ts';
import type { ToSettle } from '../../data/queries/to-settle.ts';
import { formatDay, formatSession, nameOf } from '../../ui/format.ts';
import { registerPath } from '../../ui/register-path.ts';

/** Sessions in which what a place saw and the mark disagree; each is settled in its register. */
export function SeenElsewhere({ items }: { readonly items: readonly ToSettle[] }) {
  return (
    <Stack component="section" gap="xs" aria-label="Seen differently from the mark">
      <Title order={2}>Seen differently from the mark</Title>
      {items.map(({ pupil, date, session, settlement }) => (
        <div key={`${pupil.id} ${date} ${session}`}>
          <Anchor component={Link} to={registerPath(everyone, date, session)} underline="always" fw={600}>
            {`${nameOf(pupil)}, ${formatDay(date)} ${formatSession(session).toLowerCase()}`}
          </Anchor>
          <Text size="sm">{settlement.message}</Text>
        </div>
      ))}
    </Stack>
  );
}
