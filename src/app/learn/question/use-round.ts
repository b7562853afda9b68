import { useEffect, useState } from 'react';
import { reasonOf } from '../../../base/problems.ts';
import type { Answer } from '../../../learn/answer.ts';
import type { Explanation, Place, Question, QuestionRequest, Verdict } from '../../../learn/question.ts';
import { vocabularyAddress } from '../../session/vocabulary.ts';
import { useLearnSession } from '../use-learn.ts';
import { seenRunOf } from './seen-run.ts';

/** Wrong answers to a question, of any instance, after which the way to the answer is offered. */
const SHOWN_AFTER = 2;

interface RoundState {
  readonly question?: Question;
  /** Why there is no question, as a sentence. */
  readonly failure?: string;
  /** What is chosen or typed at the moment. */
  readonly answer?: Answer | undefined;
  readonly isChecking?: boolean;
  readonly verdict?: Verdict | undefined;
  readonly explanation?: Explanation | undefined;
  /** The step of the explanation that is shown. */
  readonly step?: number;
}

/** A question that is asked, answered, and explained. */
export interface Round extends RoundState {
  /** Where the verdict or the explanation points at. */
  readonly place: Place | undefined;
  /** Whether answers can still be given. */
  readonly isOpen: boolean;
  /** Whether the way to the answer may be shown. */
  readonly mayShow: boolean;
  readonly choose: (answer: Answer) => void;
  readonly check: () => void;
  readonly show: () => void;
  readonly goToStep: (step: number) => void;
}

/** One round of a question: `name` is how its progress is kept. Another request begins another round. */
export function useRound(name: string, request: QuestionRequest): Round {
  const session = useLearnSession();
  const { service } = session;
  const key = JSON.stringify(request);
  const [kept, setKept] = useState<RoundState & { readonly key: string }>({ key });
  const wrong = session.wrongAnswers(name);
  // What was answered of one instance says nothing of the next.
  const state: RoundState = kept.key === key ? kept : {};
  const set = (change: RoundState) =>
    setKept((before) => (before.key === key ? { ...before, ...change } : { key, ...change }));
  useEffect(() => {
    let isWanted = true;
    const take = (change: RoundState) => isWanted && setKept({ key, ...change });
    service.ask(JSON.parse(key) as QuestionRequest, vocabularyAddress()).then(
      (asked) => take(asked.ok ? { question: asked.question } : { failure: asked.problem }),
      (problem: unknown) => take({ failure: reasonOf(problem) }),
    );
    return () => {
      isWanted = false;
    };
  }, [service, key]);

  const { question, answer, verdict, explanation, step = 0 } = state;
  const look = (place: Place | undefined) => {
    const seen = question && seenRunOf(question, place);
    if (seen) session.see(seen);
  };
  const check = async () => {
    if (!question || !answer || state.isChecking) return;
    set({ isChecking: true });
    try {
      const judged = await service.judge(question.reference, answer, vocabularyAddress());
      if (!judged.ok) throw new Error(judged.problem);
      const { verdict: judgement } = judged;
      session.answered(name, question.reference, answer, judgement.right);
      set({ verdict: judgement, isChecking: false });
      look(judgement.place);
    } catch (problem) {
      set({ isChecking: false, failure: reasonOf(problem) });
    }
  };
  const show = async () => {
    if (!question) return;
    try {
      const explained = await service.explain(question.reference, vocabularyAddress());
      if (!explained.ok) throw new Error(explained.problem);
      set({ explanation: explained.explanation, step: 0 });
      look(explained.explanation.steps[0]?.place);
    } catch (problem) {
      set({ failure: reasonOf(problem) });
    }
  };
  return {
    ...state,
    place: explanation ? explanation.steps[step]?.place : verdict?.place,
    isOpen: question !== undefined && verdict?.right !== true && explanation === undefined,
    mayShow: wrong >= SHOWN_AFTER && explanation === undefined && verdict?.right !== true,
    // The reason for one answer says nothing of the next.
    choose: (chosen) => set({ answer: chosen, verdict: undefined }),
    check: () => void check(),
    show: () => void show(),
    goToStep: (to) => {
      set({ step: to });
      look(explanation?.steps[to]?.place);
    },
  };
}
