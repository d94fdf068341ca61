import { Center, Loader, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';

const patienceMilliseconds = 300;

/** Empty for a moment, so that a quick opening does not flicker; then says that it is working. */
export function OpeningScreen() {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      setSlow(true);
    }, patienceMilliseconds);
    return () => {
      clearTimeout(timer);
    };
  }, []);
  return (
    <Center component="main" mih="100vh">
      {slow && (
        <Stack align="center" role="status">
          <Loader aria-hidden="true" />
          <Text>Opening Waymark</Text>
        </Stack>
      )}
    </Center>
  );
}
