import { create } from 'zustand';

/** The tables beside the text, by the words that links have for them. */
export const TABLE_TABS = ['states', 'rules', 'steps'] as const;

/** One of them. */
export type TableTab = (typeof TABLE_TABS)[number];

/** What is listed below the estimate of a dataset: its rows, what its ranges hold, what its texts teach. */
export type Listed = 'rows' | 'sources' | 'steps';

interface PanelChoices {
  readonly tab: TableTab;
  /** Whether the diagram shows how often the run is in each state. */
  readonly showsVisits: boolean;
  /** The tape on the timeline, by the name of the machine that has it. */
  readonly timelineTapes: Readonly<Record<string, number>>;
  readonly listed: Listed;
  /** Whether the estimate of a dataset is folded, so that what is listed has more room. */
  readonly foldsEstimate: boolean;
}

/** What a person has chosen to see in the panels: another instance is shown in the same way. */
export const usePanelChoices = create<PanelChoices>(() => ({
  tab: 'states',
  showsVisits: false,
  timelineTapes: {},
  listed: 'rows',
  foldsEstimate: false,
}));

/** Shows one of the tables. */
export function showTable(tab: TableTab): void {
  usePanelChoices.setState({ tab });
}

/** Shows visits in the diagram, or does not. */
export function toggleVisits(): void {
  usePanelChoices.setState(({ showsVisits }) => ({ showsVisits: !showsVisits }));
}

/** Shows a tape of a machine on the timeline. */
export function showOnTimeline(machine: string, tape: number): void {
  usePanelChoices.setState(({ timelineTapes }) => ({ timelineTapes: { ...timelineTapes, [machine]: tape } }));
}

/** Lists something else of a dataset. */
export function list(listed: Listed): void {
  usePanelChoices.setState({ listed });
}

/** Folds the estimate of a dataset, or unfolds it. */
export function toggleEstimate(): void {
  usePanelChoices.setState(({ foldsEstimate }) => ({ foldsEstimate: !foldsEstimate }));
}
