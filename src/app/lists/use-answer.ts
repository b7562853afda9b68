import { useEffect, useRef, useState } from 'react';

/**
 * The latest answer to a question put to the worker. While one answer is on its way no other is asked for; then only the newest
 * question counts, so that fast stepping never piles up. The old answer stays until the new one is there, unless `scope` changes.
 */
export function useAnswer<Answer>(
  scope: string,
  key: string,
  ask: (() => Promise<Answer>) | undefined,
): Answer | undefined {
  const [answer, setAnswer] = useState<{ scope: string; key: string; value: Answer }>();
  const asking = useRef(false);
  const newest = useRef({ scope, key, ask });
  newest.current = { scope, key, ask };
  useEffect(() => {
    const next = () => {
      const question = newest.current;
      if (asking.current || !question.ask) return;
      asking.current = true;
      question
        .ask()
        .then((value) => setAnswer({ scope: question.scope, key: question.key, value }))
        // A trace that was closed meanwhile has no answers any more; what is shown next asks again.
        .catch(() => undefined)
        .finally(() => {
          asking.current = false;
          const now = newest.current;
          if (now.scope !== question.scope || now.key !== question.key) next();
        });
    };
    next();
  }, [scope, key]);
  return answer?.scope === scope ? answer.value : undefined;
}
