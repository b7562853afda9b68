import { memo, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { reasonOf } from '../../../base/problems.ts';
import type { MachineView } from '../../../workers/views/views.ts';
import { Button } from '../../kit/Button.tsx';
import { Panel } from '../../kit/Panel.tsx';
import { saveFile } from '../../kit/browser/save-file.ts';
import { DiagramCanvas } from './DiagramCanvas.tsx';
import { DiagramTools, FollowButton, VisitsButton } from './DiagramTools.tsx';
import { firstExpansion, fullExpansion, toggled } from './graph/expansion.ts';
import { stateId, type DiagramItem } from './graph/hierarchy.ts';
import { diagramPng, diagramSvg } from './save-image.ts';
import styles from './StateDiagram.module.css';
import { StateSearch } from './StateSearch.tsx';
import { countOf, machineSummary, stateName } from './graph/summary.ts';
import { useDiagram, useTree } from './use-diagram.ts';
import { useFullPage } from './use-full-page.ts';
import { useController } from './use-controller.ts';
import { useStateSearch } from './use-state-search.ts';
import { useVisits, type CountVisits } from './use-visits.ts';
import { boxVisits } from './graph/visits.ts';

interface StateDiagramPanelProps {
  readonly machine: MachineView;
  /** The current state, or `ACCEPT` or `REJECT`. */
  readonly state: number;
  /** The state before the rule just applied; null at the start. */
  readonly previousState: number | null;
  /** A state whose rules are asked for. */
  readonly onSelectState: (state: number) => void;
  /** How many steps the run has, and how they are counted by state; without it no visits are offered. */
  readonly steps?: number;
  readonly countVisits?: CountVisits | undefined;
  readonly showsVisits?: boolean;
  readonly onToggleVisits?: () => void;
  /** Whether the current state is kept in view. */
  readonly follows?: boolean;
  readonly onToggleFollows?: () => void;
  /** Which groups were expanded last, by machine: another instance opens as the person left it. It is written to. */
  readonly expansions: Map<string, ReadonlySet<string>>;
}

const NOTHING = () => undefined;
const NO_GROUPS: ReadonlySet<string> = new Set();
/** The scale below which a diagram opens with its groups closed. */
const LEAST_OPENING = 0.6;

/** The states of the machine in their groups, and where its rules lead; the current state and the arrow just taken are lit. */
export const StateDiagramPanel = memo(function StateDiagramPanel(props: StateDiagramPanelProps) {
  const { machine, state, previousState, onSelectState, steps = 0, countVisits } = props;
  const {
    showsVisits = false,
    onToggleVisits = NOTHING,
    follows = false,
    onToggleFollows = NOTHING,
    expansions,
  } = props;
  const tree = useTree(machine);
  const key = `${machine.name} ${machine.states.length}`;
  const [choice, setChoice] = useState({ key, expanded: expansions.get(key) ?? firstExpansion(tree) });
  if (choice.key !== key) setChoice({ key, expanded: expansions.get(key) ?? firstExpansion(tree) });
  const { expanded } = choice;
  const expand = useCallback(
    (groups: ReadonlySet<string>) => {
      expansions.set(key, groups);
      setChoice({ key, expanded: groups });
    },
    [expansions, key],
  );
  const [attempt, setAttempt] = useState(0);
  const frame = useRef<HTMLDivElement>(null);
  const { shown, isWaiting, problem, tooMany } = useDiagram(machine, tree, expanded, frame, attempt);
  const [isInView, setInView] = useState(true);
  const [failure, setFailure] = useState('');

  const expandAll = useCallback(
    (groups: 'none' | 'all') => expand(groups === 'all' ? fullExpansion(tree) : NO_GROUPS),
    [expand, tree],
  );
  const choose = (item: DiagramItem) => {
    if (item.kind === 'group') expand(toggled(expanded, item));
    // A halting state has no rules to show.
    else if (item.state >= 0) onSelectState(item.state);
  };
  const { svg, controller } = useController(
    shown,
    { state, previousState },
    {
      onChoose: choose,
      onInView: setInView,
      // Groups that a person has not chosen themselves are closed rather than drawn too small to be read.
      onWholeScale: (scale) => {
        if (scale < LEAST_OPENING && expanded.size > 0 && !expansions.has(key)) setChoice({ key, expanded: NO_GROUPS });
      },
    },
  );
  useLayoutEffect(() => controller.current?.follow(follows), [controller, follows]);
  const whole = useRef<HTMLDivElement>(null);
  const [isFull, setFull] = useFullPage(whole);
  const counted = useVisits(steps, countVisits, showsVisits);
  const visits = useMemo(() => counted && boxVisits(tree, counted), [tree, counted]);
  const search = useStateSearch(tree, (found) => {
    // The groups around it are opened, and nothing else is closed.
    const around = (tree.chains.get(found) ?? []).flatMap((item) => (item.kind === 'group' ? [item.id] : []));
    if (around.some((id) => !expanded.has(id))) expand(new Set([...expanded, ...around]));
    controller.current?.reveal(stateId(found));
  });
  const { matches } = search;
  useEffect(() => controller.current?.mark(new Set(matches)), [controller, matches]);
  const { name } = machine;
  const save = useCallback(
    async (kind: 'svg' | 'png') => {
      if (!shown || !svg.current) return;
      setFailure('');
      try {
        const image = await (kind === 'svg' ? diagramSvg : diagramPng)(svg.current, shown.layout);
        saveFile(image, `${name}-states.${kind}`);
      } catch (error) {
        setFailure(`The picture could not be made: ${reasonOf(error)}.`);
      }
    },
    [shown, svg, name],
  );
  const offersVisits = countVisits !== undefined;
  // A step changes nothing of them: a dozen buttons with icons would take longer to draw than the step itself.
  const tools = useMemo(
    () => (
      <>
        <FollowButton isOn={follows} onToggle={onToggleFollows} />
        {offersVisits && <VisitsButton isOn={showsVisits} onToggle={onToggleVisits} />}
        <DiagramTools
          controller={controller}
          isInView={isInView}
          onExpand={expandAll}
          isFull={isFull}
          onFull={setFull}
          onSave={shown && ((kind) => void save(kind))}
        />
      </>
    ),
    [
      follows,
      onToggleFollows,
      offersVisits,
      showsVisits,
      onToggleVisits,
      controller,
      isInView,
      expandAll,
      isFull,
      setFull,
      shown,
      save,
    ],
  );
  const summary = useMemo(() => machineSummary(machine, tree), [machine, tree]);
  return (
    <div ref={whole} className={styles.whole} data-full={isFull || undefined}>
      <Panel
        title="State diagram"
        note={statesInWords(machine.states.length, tree.items.filter(({ kind }) => kind === 'group').length)}
        actions={
          <>
            <StateSearch {...search.field} />
            {tools}
          </>
        }
      >
        <div ref={frame} className={styles.frame}>
          <div className={styles.window}>
            <DiagramCanvas
              name={machine.name}
              summary={summary}
              shown={shown}
              isWaiting={isWaiting}
              visits={visits}
              svg={svg}
            />
            {isWaiting && (
              <p className={`${styles.message} ${styles.waiting}`}>
                Laying out {countOf(machine.states.length, 'state')}…
              </p>
            )}
            {tooMany !== undefined && (
              <p className={styles.message}>
                {countOf(machine.states.length, 'state')} with {countOf(tooMany, 'arrow')} are too many to draw. The
                rules are listed under Rules.
              </p>
            )}
            {problem !== undefined && (
              <div className={styles.message} role="alert">
                <p>The diagram could not be laid out: {problem}.</p>
                <Button size="small" onClick={() => setAttempt(attempt + 1)}>
                  Try again
                </Button>
              </div>
            )}
            {failure && (
              <p className={styles.message} role="alert">
                {failure}
              </p>
            )}
          </div>
          <p className={styles.caption}>
            <span className={styles.now} title={stateName(machine, state)}>
              <span className="visually-hidden">Current state: </span>
              <strong>{stateName(machine, state)}</strong>
            </span>
            {counted && state >= 0 && <span className={styles.here}>{countOf(counted[state] ?? 0, 'visit')}</span>}
            {showsVisits && !counted && <span className={styles.here}>counting visits…</span>}
            {previousState !== null && (
              <span className={styles.before} title={stateName(machine, previousState)}>
                from {stateName(machine, previousState)}
              </span>
            )}
          </p>
        </div>
      </Panel>
    </div>
  );
});

/** How many states there are; one's own machine has no groups. */
function statesInWords(states: number, groups: number): string {
  return countOf(states, 'state') + (groups > 0 ? ` in ${countOf(groups, 'group')}` : '');
}
