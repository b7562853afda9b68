import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { Header } from '../frame/Header.tsx';
import { listenToKeys } from '../frame/keys.ts';
import { Problems } from '../kit/Problems.tsx';
import { pageIdOf } from '../links/address-parts.ts';
import { learnAddressOf } from './learn-address.ts';
import { lessonCommands } from './lesson-commands.ts';
import { LEARN_PAGE, type LearnLinkStore } from './learn-link.ts';
import { LearnSession } from './learn-session.ts';
import styles from './LearnPage.module.css';
import { HandedIn } from './hand-in/HandedIn.tsx';
import { PrintedLesson } from './print/PrintedLesson.tsx';
import { ScreenList } from './ScreenList.tsx';
import { ScreenView } from './ScreenView.tsx';
import { screenById } from './screens/screens.ts';
import { LearnContext, useIsOffered, useLearn, useLearnSession } from './use-learn.ts';

/** The lesson: ten screens, each with a part of the app at work, a sentence, and a question to answer before anything is shown. */
export default function LearnPage({ link }: { readonly link: LearnLinkStore }) {
  const [session] = useState(() => new LearnSession());
  const opened = useStore(link, (state) => state.opened);
  useEffect(() => session.open(opened.hash), [session, opened]);
  useEffect(() => followAddress(session, link), [session, link]);
  useEffect(() => listenToKeys(() => lessonCommands(session)), [session]);
  return (
    <LearnContext value={session}>
      <Lesson />
    </LearnContext>
  );
}

function Lesson() {
  const session = useLearnSession();
  const problems = useLearn((state) => state.problems);
  const presents = useLearn((state) => state.presents);
  const answers = useLearn((state) => state.answers);
  const offersScreens = useIsOffered('screens');
  return (
    <div className={styles.page} data-presents={presents || undefined}>
      {!presents && <Header />}
      <Problems problems={problems} onClose={() => session.dismissProblems()} />
      <div className={styles.lesson}>
        {offersScreens && !presents && answers === undefined && <ScreenList />}
        {answers === undefined ? <ScreenView /> : <HandedIn answers={answers} />}
      </div>
      <PrintedLesson />
    </div>
  );
}

/** Writes the address of what is shown, until the function that is returned is called. A screen is a place to come back to; the rest is not. */
function followAddress(session: LearnSession, link: LearnLinkStore): () => void {
  let screen: string | undefined;
  const write = () => {
    const state = session.state.getState();
    const address = learnAddressOf(state);
    link.setState({ address, title: screenById(state.screen).title });
    // Leaving the page changes the address first.
    if (pageIdOf(location.hash) === LEARN_PAGE && location.hash !== address) {
      if (screen === undefined || screen === state.screen) history.replaceState(null, '', address);
      else history.pushState(null, '', address);
    }
    screen = state.screen;
  };
  write();
  return session.state.subscribe(write);
}
