import { createStore, type StoreApi } from 'zustand/vanilla';

/** The tables beside the text, and the problem's picture, by the words that links have for them. */
export const TABLE_TABS = ['states', 'rules', 'steps', 'picture'] as const;

/** One of them. */
export type TableTab = (typeof TABLE_TABS)[number];

interface PanelChoicesState {
  readonly tab: TableTab;
  /** Whether the step is shown to a room, in large type. */
  readonly presents: boolean;
  /** Whether the diagram shows how often the run is in each state. */
  readonly showsVisits: boolean;
  /** Whether the diagram keeps the current state in view. */
  readonly followsState: boolean;
  /** The tape on the timeline, by the name of the machine that has it. */
  readonly timelineTapes: Readonly<Record<string, number>>;
}

/** What a person has chosen to see in the panels of a session: another instance is shown in the same way. */
export class PanelChoices {
  readonly state: StoreApi<PanelChoicesState> = createStore(() => ({
    tab: 'states',
    presents: false,
    showsVisits: false,
    followsState: false,
    timelineTapes: {},
  }));

  /** The groups of the state diagram that are expanded, by machine. */
  readonly expansions = new Map<string, ReadonlySet<string>>();

  /** Shows one of the tables. */
  showTable(tab: TableTab): void {
    this.state.setState({ tab });
  }

  /** Shows the step to a room, or the panels again. */
  present(presents: boolean): void {
    this.state.setState({ presents });
  }

  /** Shows visits in the diagram, or does not. */
  toggleVisits(): void {
    this.state.setState(({ showsVisits }) => ({ showsVisits: !showsVisits }));
  }

  /** Keeps the current state of the diagram in view, or does not. */
  toggleFollows(): void {
    this.state.setState(({ followsState }) => ({ followsState: !followsState }));
  }

  /** Shows a tape of a machine on the timeline. */
  showOnTimeline(machine: string, tape: number): void {
    this.state.setState(({ timelineTapes }) => ({ timelineTapes: { ...timelineTapes, [machine]: tape } }));
  }
}
