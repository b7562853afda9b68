import type { Explanation, Question, QuestionRequest } from '../../../learn/question.ts';
import type { AskedQuestion, ExplainedQuestion } from '../../../workers/learn/learn-views.ts';
import type { LearnLink } from '../learn-address.ts';
import { questionRequest } from '../question/question-request.ts';
import type { Screen } from '../screens/screen.ts';
import { SCREENS } from '../screens/screens.ts';

/** A question of a sheet with its answer. */
export interface SheetQuestion {
  /** Its number on the sheet, from 1. */
  readonly number: number;
  readonly question: Question;
  readonly explanation: Explanation;
}

/** What is printed: questions screen by screen, and the key where that is asked for. */
export interface Sheet {
  readonly parts: readonly { readonly screen: Screen; readonly questions: readonly SheetQuestion[] }[];
  readonly hasKey: boolean;
  /** The link that opens the same questions. */
  readonly address: string;
}

/** Who makes the questions. */
interface SheetMaker {
  readonly ask: (request: QuestionRequest) => Promise<AskedQuestion>;
  readonly explain: (request: QuestionRequest) => Promise<ExplainedQuestion>;
}

/** What is to be printed. */
export interface SheetRequest {
  readonly link: LearnLink;
  /** One screen alone, by its id; all where it is absent. */
  readonly only?: string | undefined;
  readonly hasKey: boolean;
  readonly address: string;
}

/** Makes all questions of a sheet. Throws with a sentence where one cannot be made. */
export async function sheetOf({ link, only, hasKey, address }: SheetRequest, maker: SheetMaker): Promise<Sheet> {
  let number = 0;
  const parts: { screen: Screen; questions: SheetQuestion[] }[] = [];
  for (const screen of SCREENS.filter(({ id }) => only === undefined || id === only)) {
    const questions: SheetQuestion[] = [];
    for (const at of screen.questions.keys()) {
      // What the link sets of task and length belongs to the question that it opens.
      const isOpened = screen.id === link.screen && at === link.question;
      const request = questionRequest(screen, {
        ...link,
        question: at,
        ...(!isOpened && { task: undefined, length: undefined, variant: undefined }),
      });
      const asked = await maker.ask(request);
      if (!asked.ok) throw new Error(asked.problem);
      const explained = await maker.explain(asked.question.reference);
      if (!explained.ok) throw new Error(explained.problem);
      questions.push({ number: ++number, question: asked.question, explanation: explained.explanation });
    }
    parts.push({ screen, questions });
  }
  return { parts, hasKey, address };
}
