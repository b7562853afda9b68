import { Header } from '../frame/Header.tsx';
import { readableOf, type Page } from '../frame/page.ts';
import { later } from '../kit/loading/later.tsx';
import type { Handover } from '../links/handover.ts';
import { GRADE_PAGE, gradeAddressOf } from './grade-address.ts';
import { GradeSession } from './grade-session.ts';

/** Loaded when it is first opened. */
const GradePage = later<{ readonly session: GradeSession }>({
  name: 'The Grade page',
  load: () => import('./GradePage.tsx'),
  Place: ({ children }) => (
    <>
      <Header />
      <main>{children}</main>
    </>
  ),
});

/**
 * The page that grades outputs of models; grading goes on while other pages are open.
 *
 * @param handover holds outputs that another page has made
 */
export function makeGradePage(handover: Handover): Page {
  const session = new GradeSession(handover);
  return {
    id: GRADE_PAGE,
    name: 'Grade',
    Component: () => <GradePage session={session} />,
    title: { read: () => 'Grade', subscribe: () => () => undefined },
    address: readableOf(session.state, gradeAddressOf),
    open: (hash) => session.open(hash),
  };
}
