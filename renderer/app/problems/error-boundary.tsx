import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { PlainPage } from '../../ui/plain-page.tsx';
import { problemOfError } from './problem-of-error.ts';
import type { StoreProblem } from '../gate/stage.ts';

interface ErrorBoundaryProps {
  readonly children: ReactNode;
  /** Told once of an error that means the store cannot be trusted or reached. */
  readonly onStoreProblem: (problem: StoreProblem) => void;
}

/** Stands in for a screen that broke. Nothing of the error is shown: it could hold what a pupil's file holds. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override componentDidCatch(error: unknown): void {
    const problem = problemOfError(error);
    if (problem !== 'failed') this.props.onStoreProblem(problem);
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <PlainPage title="Something went wrong on this screen">
        <p>Waymark could not show this screen.</p>
        <p>Everything that Waymark showed as kept is safe. What was not yet kept has to be entered again.</p>
        <p>
          Open Waymark again and sign in. If it happens again, tell the person who looks after Waymark what you did
          last.
        </p>
        <Button
          onClick={() => {
            window.location.reload();
          }}
        >
          Open Waymark again
        </Button>
      </PlainPage>
    );
  }
}
