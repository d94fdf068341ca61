import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { useClockState } from './clock-state.ts';

/** Says on every screen that nobody stands by the clock, and leads back to the question. */
export function ClockNotice() {
  const { isConfirmed, ask } = useClockState();
  if (isConfirmed) return null;
  return (
    <div className="no-print" style={{ marginBottom: 24 }}>
      <Notice kind="warning" title="This laptop’s clock may be wrong" standing>
        <p>No register can be taken here until somebody says that it is right.</p>
        <Button variant="default" mt="xs" onClick={ask}>
          Check the clock
        </Button>
      </Notice>
    </div>
  );
}

/** A screen that puts the clock's time on what is entered in it. */
export function NeedsClock({ children }: { readonly children: ReactNode }) {
  if (useClockState().isConfirmed) return children;
  return (
    <>
      <PageHeading title="Registers wait for the clock" />
      <EmptyState title="No register can be taken yet">
        Choose “Check the clock” above and say whether it is right. Until then, take the register on paper.
      </EmptyState>
    </>
  );
}
