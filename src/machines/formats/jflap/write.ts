import type { MachineDescription } from '../../description.ts';
import type { Written } from '../../format.ts';
import { lostName, spelledSymbols } from '../fitting.ts';
import { TOO_MANY_RULES, tupleRules, type TupleRule } from '../tuple-rules.ts';
import { lostHalts, lostInput } from '../turingmachinesimulator.ts';
import { MOST_TAPES } from './read.ts';
import { BLANK } from './transitions.ts';
import { escaped } from './xml.ts';

/** Pixels between two states of the grid that they are laid out on. */
const SPACING = 160;

/** A description as a JFLAP 7 file. States are laid out on a grid: JFLAP has its own layouts. */
export function writeJflap(description: MachineDescription): Written {
  const { tapes, states, start } = description;
  if (tapes.length > MOST_TAPES)
    return { ok: false, reason: `JFLAP knows ${MOST_TAPES} tapes; this machine has ${tapes.length}.` };
  // Of the characters that have a meaning of their own in a reading, only these cannot be written as themselves.
  const spelled = spelledSymbols(description, { title: 'JFLAP', blank: BLANK, forbidden: /[\s~]/ });
  if (typeof spelled === 'string') return { ok: false, reason: spelled };
  const unprintable = [...states.map(({ name }) => name), ...description.symbols].find((text) =>
    /[^\P{C}\n\t]/u.test(text),
  );
  if (unprintable !== undefined) return { ok: false, reason: 'JFLAP cannot write names with control characters.' };
  const written = tupleRules(description);
  if (!written) return { ok: false, reason: TOO_MANY_RULES };
  const ids = new Map(states.map(({ name }, id) => [name, id]));
  const columns = Math.ceil(Math.sqrt(states.length));
  const lines = [
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>',
    '<structure>',
    '  <type>turing</type>',
    ...(tapes.length > 1 ? [`  <tapes>${tapes.length}</tapes>`] : []),
    '  <automaton>',
    ...states.map(({ name, halting }, id) => {
      const place = `<x>${80 + SPACING * (id % columns)}.0</x><y>${80 + SPACING * Math.floor(id / columns)}.0</y>`;
      const flags = `${name === start ? '<initial/>' : ''}${halting === 'accept' || halting === 'halt' ? '<final/>' : ''}`;
      return `    <block id="${id}" name="${escaped(name)}"><tag>Machine${id}</tag>${place}${flags}</block>`;
    }),
    ...written.rules.map((rule) => transitionText(rule, ids, spelled)),
    ...states.map((_, id) => `    <Machine${id}/>`),
    '  </automaton>',
    '</structure>',
  ];
  return {
    ok: true,
    text: `${lines.join('\n')}\n`,
    lost: [...written.lost, ...lostHalts(description), ...lostInput(description), ...lostName(description)],
  };
}

function transitionText(
  { state, read, write, move, next }: TupleRule,
  ids: ReadonlyMap<string, number>,
  spelled: ReadonlyMap<string, string>,
): string {
  const attribute = (tape: number) => (read.length > 1 ? ` tape="${tape + 1}"` : '');
  const symbol = (name: string, text: string, tape: number) => {
    const spelledText = spelled.get(text)!;
    return spelledText === BLANK
      ? `<${name}${attribute(tape)}/>`
      : `<${name}${attribute(tape)}>${escaped(spelledText)}</${name}>`;
  };
  const parts = read.map((each, tape) => {
    const moved = `<move${attribute(tape)}>${move[tape]!}</move>`;
    return `${symbol('read', each, tape)}${symbol('write', write[tape]!, tape)}${moved}`;
  });
  return `    <transition><from>${ids.get(state)!}</from><to>${ids.get(next)!}</to>${parts.join('')}</transition>`;
}
