import { numberedContents } from '../src/machine/engines/engine.ts';
import { type Decision, type Machine } from '../src/machine/table/machine.ts';
import { type Workload } from './workloads.ts';

/** Cells of each tape on either side of its cell 0; more than any of the workloads uses. */
const SIDE = 1 << 20;

/**
 * The machine as a C program of gotos, one label a state, with a step limit as in our engine: what a person would write by hand
 * for speed. It prints the steps and the least seconds that a run took.
 */
export function cSource({ machine, contents }: Workload, runs: number): string {
  const tapes = machine.tapes.map((_, tape) => tape);
  const inputs = [...numberedContents(machine, contents)].filter(([, symbols]) => symbols.length > 0);
  return `#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#define SIDE ${SIDE}L
static unsigned char *memory;
${inputs.map(([tape, symbols]) => `static const unsigned char input${tape}[] = {${symbols.join(',')}};`).join('\n')}
static void reset(void) {
  memset(memory, 0, 2 * SIDE * ${tapes.length});
${inputs.map(([tape]) => `  memcpy(memory + ${2 * tape + 1} * SIDE, input${tape}, sizeof input${tape});`).join('\n')}
}
static long run(long limit) {
  long step = 0;
${tapes.map((tape) => `  unsigned char *h${tape} = memory + ${2 * tape + 1} * SIDE;`).join('\n')}
${machine.states.map(({ decision }, state) => `S${state}: if (step == limit) goto out; ${code(machine, decision)}`).join('\n')}
out:
  return step;
}
int main(void) {
  memory = malloc(2 * SIDE * ${tapes.length});
  double least = 1e9;
  long steps = 0;
  for (int i = 0; i < ${runs}; i++) {
    struct timespec a, b;
    reset();
    clock_gettime(CLOCK_MONOTONIC, &a);
    steps = run(1L << 60);
    clock_gettime(CLOCK_MONOTONIC, &b);
    double seconds = b.tv_sec - a.tv_sec + 1e-9 * (b.tv_nsec - a.tv_nsec);
    if (seconds < least) least = seconds;
  }
  printf("%ld %.9f\\n", steps, least);
}
`;
}

function code(machine: Machine, decision: Decision): string {
  if ('transition' in decision) {
    const transition = machine.transitions[decision.transition];
    if (!transition) return 'goto out;';
    const { actions, next } = transition;
    const writes = actions.map(({ tape, write }) => (write < 0 ? '' : `*h${tape} = ${write}; `)).join('');
    const moves = actions.map(({ tape, move }) => (move === 0 ? '' : `h${tape} += ${move}; `)).join('');
    return `{ ${writes}${moves}step++; goto ${next < 0 ? 'out' : `S${next}`}; }`;
  }
  const groups = new Map<Decision, number[]>();
  decision.children.forEach((child, symbol) => groups.set(child, [...(groups.get(child) ?? []), symbol]));
  const [few, ...others] = [...groups].toSorted(([, one], [, other]) => one.length - other.length);
  if (others.length === 1 && few![1].length === 1)
    return `if (*h${decision.tape} == ${few![1][0]}) ${code(machine, few![0])} else ${code(machine, others[0]![0])}`;
  const [most, ...cases] = [few!, ...others].toReversed();
  const labelled = cases.map(
    ([child, symbols]) => `${symbols.map((symbol) => `case ${symbol}: `).join('')}${code(machine, child)}`,
  );
  return `switch (*h${decision.tape}) {\n${labelled.join('\n')}\ndefault: ${code(machine, most![0])} }`;
}
