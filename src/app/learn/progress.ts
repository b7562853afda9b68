import * as v from 'valibot';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { answerSchema, type Answer } from '../../learn/answer.ts';
import type { QuestionReference } from '../../learn/question.ts';
import { resolveRequest } from '../../learn/request.ts';
import { remembered } from '../kit/browser/remembered.ts';

/** An answer with the question that it was given to. */
export interface Given {
  readonly reference: QuestionReference;
  readonly answer: Answer;
}

/** What became of a question. */
export interface Done {
  /** Wrong answers since the last right one, of any instance. */
  readonly wrong: number;
  /** Whether one of its instances was answered right. */
  readonly isRight: boolean;
  /** The last answer that was checked. */
  readonly last: Given;
}

/** What became of each question that was answered, by its name: `<screen>.<number from 1>`. */
export type Progress = Readonly<Record<string, Done>>;

const KEY = 'tail-tracer-lesson';
/** Questions may have changed since the answer was given: what makes no question any more is forgotten. */
const reference = v.pipe(
  v.unknown(),
  v.transform(resolveRequest),
  v.check(({ ok }) => ok),
  v.transform((resolved) => (resolved.ok ? resolved.reference : undefined)),
  v.custom<QuestionReference>((resolved) => resolved !== undefined),
);
const done = v.object({
  wrong: v.pipe(v.number(), v.integer(), v.minValue(0)),
  isRight: v.boolean(),
  last: v.object({ reference, answer: answerSchema }),
});
const schema = v.pipe(v.string(), v.parseJson(), v.record(v.string(), done));
const stored = remembered<Progress>(KEY, schema, {});

/** How a question is called in what is kept. */
export const questionKey = (screen: string, question: number): string => `${screen}.${question + 1}`;

/** What a person has done of the lesson. It is kept in this browser and sent nowhere; no times are kept. */
export class ProgressKeeper {
  readonly state: StoreApi<Progress> = createStore<Progress>(() => stored.read());

  /** Keeps that a question was answered. */
  add(key: string, given: Given, isRight: boolean): void {
    const before = this.state.getState()[key];
    const now: Done = {
      wrong: isRight ? 0 : (before?.wrong ?? 0) + 1,
      isRight: isRight || (before?.isRight ?? false),
      last: given,
    };
    this.set({ ...this.state.getState(), [key]: now });
  }

  /** Forgets everything. */
  forget(): void {
    this.set({});
  }

  private set(progress: Progress): void {
    this.state.setState(progress, true);
    stored.write(progress);
  }
}
