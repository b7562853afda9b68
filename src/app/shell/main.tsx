import '@fontsource-variable/inter';
import '@fontsource-variable/jetbrains-mono';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { sayToOpenPage } from '../frame/messages.ts';
import { followTheme } from '../frame/theme.ts';
import { upgradeSettings } from '../kit/browser/settings-version.ts';
import { showTitlesOnceNeeded } from '../kit/titles/once-needed.ts';
import { App } from './App.tsx';
import { keepForOffline } from './offline.ts';
import { followTitle, openAddress, PAGES } from './pages.ts';
import '../kit/styles/tokens.css';
import '../kit/styles/base.css';

const warning = upgradeSettings();
followTheme();
keepForOffline();
showTitlesOnceNeeded();
for (const page of PAGES) page.start?.();
openAddress();
if (warning !== undefined) sayToOpenPage(warning);
// Of links to another part behind `#`, too. Listening to `hashchange` besides would open everything twice.
addEventListener('popstate', openAddress);
followTitle();

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
