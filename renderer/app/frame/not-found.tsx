import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { PageHeading } from '../../ui/page-heading.tsx';

/** An address that leads nowhere, from an old bookmark or a mistyped one. */
export function NotFound() {
  return (
    <>
      <PageHeading title="There is no such page" />
      <p>
        The page may have moved.{' '}
        <Anchor component={Link} to="/" underline="always">
          Go to the first page
        </Anchor>{' '}
        or choose one from the menu.
      </p>
    </>
  );
}
