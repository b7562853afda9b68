import '@fontsource-variable/inter';
import '@fontsource-variable/jetbrains-mono';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { keepForOffline } from './offline.ts';
import { openPage } from './stores/page.ts';
import { followTheme } from './stores/theme.ts';
import { leaveTrace, openAddress } from './stores/trace-actions.ts';
import { followTitle } from './title.ts';
import './styles/tokens.css';
import './styles/base.css';

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
