import '@fontsource-variable/inter';
import '@fontsource-variable/jetbrains-mono';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { openPage } from './stores/page.ts';
import { followTheme } from './stores/theme.ts';
import { leaveTrace, openAddress } from './stores/trace-actions.ts';
import { followTitle } from './title.ts';
import './styles/tokens.css';
import './styles/base.css';

followTheme();
open();
addEventListener('popstate', open);
addEventListener('hashchange', open);
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
