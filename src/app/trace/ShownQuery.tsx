import { useCallback, useEffect } from 'react';
import { wordingsOf } from '../../tasks/wordings.ts';
import { taskOf } from '../links/selection.ts';
import { Query } from '../views/text/Query.tsx';
import { useSelection, useTracePage } from './trace-session.ts';
import { wordingProblem } from './wording.ts';

/** The query that the text answers, in one of the task's wordings; a link to a wording that there is not is shown in the first, and says so. */
export default function ShownQuery() {
  const session = useTracePage();
  const selection = useSelection();
  const showWording = useCallback((wording: string) => session.showText({ wording }), [session]);
  const problem = wordingProblem(selection);
  useEffect(() => {
    if (problem === undefined) return;
    session.notices.notify(problem);
    session.showText({ wording: undefined });
  }, [session, problem]);
  return (
    <Query
      wordings={wordingsOf(taskOf(selection))}
      wording={selection.wording}
      instance={selection.traced.instance}
      onWording={showWording}
    />
  );
}
