import { MantineProvider } from '@mantine/core';
import type { Platform } from '../platform/platform.ts';

interface AppProps {
  platform: Platform;
  styleNonce: string | undefined;
}

/** The frame of the app. */
export function App({ styleNonce }: AppProps) {
  return (
    <MantineProvider defaultColorScheme="auto" getStyleNonce={() => styleNonce ?? ''}>
      <main>
        <h1>Waymark</h1>
      </main>
    </MantineProvider>
  );
}
