import { Component, type ReactNode } from 'react';

/** Around everything, the look of the app included, and so in plain elements. Nothing of the error is shown. */
export class OutermostBoundary extends Component<{ readonly children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <main>
        <h1>Waymark has stopped</h1>
        <p>Everything that Waymark showed as kept is safe. What was not yet kept has to be entered again.</p>
        <p>
          Open Waymark again and sign in. If it happens again, tell the person who looks after Waymark what you did
          last.
        </p>
        <button
          type="button"
          onClick={() => {
            window.location.reload();
          }}
        >
          Open Waymark again
        </button>
      </main>
    );
  }
}
