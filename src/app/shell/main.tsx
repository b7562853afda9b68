import '@fontsource-variable/inter';
import '@fontsource-variable/jetbrains-mono';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { keepForOffline } from './offline.ts';
import { openPage } from '../frame/page.ts';
import { followTheme } from '../frame/theme.ts';
import { leaveTrace, openAddress } from '../session/trace-actions.ts';
import { followTitle } from './title.ts';
import '../kit/styles/tokens.css';
import '../kit/styles/base.css';

followTheme();
keepForOffline();
open();
// Of links to another part behind `#`, too. Listening to `hashchange` besides would open everything twice.
addEventListener('popstate', open);
followTitle();

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);

function open(): void {
  if (openPage() === 'trace') openAddress();
  else leaveTrace();
}
