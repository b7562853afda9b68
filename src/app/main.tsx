import '@fontsource-variable/inter';
import '@fontsource-variable/jetbrains-mono';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { followTheme } from './stores/theme.ts';
import { openAddress } from './stores/trace-actions.ts';
import './styles/tokens.css';
import './styles/base.css';

followTheme();
openAddress();
addEventListener('popstate', openAddress);
addEventListener('hashchange', openAddress);

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
