import type { ConfigurationView, MomentView } from '../../../workers/views/views.ts';

/** What is shown of a run at the cursor. It comes from the worker and follows the cursor. */
export interface ShownState {
  /** The tapes at the cursor; undefined until the first have come. */
  readonly moment: MomentView | undefined;
  /** The configuration after the last step; undefined until it has come. */
  readonly end: ConfigurationView | undefined;
  /** Step shown by the text; one frame behind the tapes so that layout never delays them. */
  readonly textStep: number;
  /** Step shown by the table of atomic states; far from where it was, one frame behind the text. */
  readonly tableStep: number;
}

/** Nothing is shown. */
export const NOTHING_SHOWN: ShownState = { moment: undefined, end: undefined, textStep: 0, tableStep: 0 };
