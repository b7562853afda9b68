import type { VariantId } from '../../../cot/variants.ts';
import type { QuestionRequest } from '../../../learn/question.ts';
import type { PanelName } from '../../panels/TraceView.tsx';

/** A trace with these panels, of what the question of the screen is about. */
interface TracePanels {
  readonly kind: 'trace';
  readonly panels: readonly PanelName[];
}

/** The part of the app that a screen runs. */
export type LivePanel =
  | TracePanels
  | { readonly kind: 'accuracy' }
  | { readonly kind: 'modules' }
  | { readonly kind: 'training' }
  | { readonly kind: 'paper' }
  | { readonly kind: 'growth' }
  | { readonly kind: 'rows' };

/** What is shown where neither question nor link says otherwise. */
export interface Subject {
  /** The id of a task. */
  readonly task: string;
  /** The length of the instance. */
  readonly length: number;
  readonly variant: VariantId;
}

/** A question of a screen; its seed comes with the link. */
export type ScreenQuestion = Omit<QuestionRequest, 'seed'>;

/** A screen of the lesson. */
export interface Screen {
  /** Its name in links. */
  readonly id: string;
  readonly title: string;
  /** The one sentence to read. Numbers are computed by the panel or carry their source, so that none stands here. */
  readonly sentence: string;
  readonly live: LivePanel;
  /** What the panel shows. */
  readonly subject: Subject;
  /** What is asked, one after the other; at least one. */
  readonly questions: readonly ScreenQuestion[];
}
