import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { setNonce } from 'get-nonce';
import { z } from 'zod';
import '@mantine/core/styles.css';
import { App } from './app/app.tsx';
import { OutermostBoundary } from './app/problems/outermost-boundary.tsx';
import { keepErrorsOffConsole, quietRoot } from './app/problems/quiet-errors.ts';
import { choosePlatform } from './platform/choose-platform.ts';
import { readPageFacts } from './platform/page-facts.ts';

// Compiled schemas need eval, which the content security policy refuses; without this every load reports a violation.
z.config({ jitless: true });

keepErrorsOffConsole();

const { styleNonce } = readPageFacts(document);
// The scroll lock of the UI kit's dialogs takes its nonce from here, not from the kit's provider.
if (styleNonce !== undefined) setNonce(styleNonce);

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with id root');
createRoot(root, quietRoot).render(
  <StrictMode>
    <OutermostBoundary>
      <App platform={choosePlatform()} styleNonce={styleNonce} />
    </OutermostBoundary>
  </StrictMode>,
);
