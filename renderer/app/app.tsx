import { MantineProvider } from '@mantine/core';
import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import '@mantine/dates/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import { Notifications } from '@mantine/notifications';
import { useEffect, useState } from 'react';
import { PlatformContext } from '../platform/platform-context.ts';
import type { Platform } from '../platform/platform.ts';
import { useAskBeforeUnload } from '../ui/leaving/unkept.ts';
import { cssVariables, theme } from '../ui/theme.ts';
import '../ui/tokens.css';
import { GateContext } from './gate/gate-context.ts';
import { GateScreens } from './gate/gate-screens.tsx';
import { Gate } from './gate/gate.ts';
import { ErrorBoundary } from './problems/error-boundary.tsx';
import { UnexpectedNotice } from './problems/unexpected-notice.tsx';

interface AppProps {
  platform: Platform;
  styleNonce: string | undefined;
}

/** The whole app: look, platform, and the gate through which everybody comes in. */
export function App({ platform, styleNonce }: AppProps) {
  const [gate] = useState(() => new Gate(platform));
  useAskBeforeUnload();
  useEffect(() => {
    void gate.begin();
    return platform.onQuitRequested(() => gate.finish());
  }, [gate, platform]);
  return (
    <MantineProvider
      defaultColorScheme="auto"
      theme={theme}
      cssVariablesResolver={cssVariables}
      getStyleNonce={() => styleNonce ?? ''}
    >
      <PlatformContext value={platform}>
        <GateContext value={gate}>
          <Notifications position="bottom-right" />
          <ErrorBoundary
            onStoreProblem={(problem) => {
              gate.fail(problem);
            }}
          >
            <UnexpectedNotice />
            <GateScreens />
          </ErrorBoundary>
        </GateContext>
      </PlatformContext>
    </MantineProvider>
  );
}
