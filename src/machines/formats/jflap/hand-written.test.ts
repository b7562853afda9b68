import { describe, expect, test } from 'vitest';
import { readMachine } from '../../read-machine.ts';
import { RunnableMachine } from '../../run-machine.ts';

/** A file as JFLAP 7 saves it, with its line ends: changes 0 and 1 over. */
const SAVED = `<?xml version="1.0" encoding="UTF-8" standalone="no"?><!--Created with JFLAP 7.1.--><structure>&#13;
\t<type>turing</type>&#13;
\t<automaton>&#13;
\t\t<!--The list of states.-->&#13;
\t\t<block id="0" name="q0">&#13;
\t\t\t<tag>Machine0</tag>&#13;
\t\t\t<x>80.0</x>&#13;
\t\t\t<y>120.0</y>&#13;
\t\t\t<initial/>&#13;
\t\t</block>&#13;
\t\t<block id="1" name="q1">&#13;
\t\t\t<tag>Machine1</tag>&#13;
\t\t\t<x>240.0</x>&#13;
\t\t\t<y>120.0</y>&#13;
\t\t\t<final/>&#13;
\t\t</block>&#13;
\t\t<!--The list of transitions.-->&#13;
\t\t<transition>&#13;
\t\t\t<from>0</from>&#13;
\t\t\t<to>0</to>&#13;
\t\t\t<read>0</read>&#13;
\t\t\t<write>1</write>&#13;
\t\t\t<move>R</move>&#13;
\t\t</transition>&#13;
\t\t<transition>&#13;
\t\t\t<from>0</from>&#13;
\t\t\t<to>0</to>&#13;
\t\t\t<read>1</read>&#13;
\t\t\t<write>0</write>&#13;
\t\t\t<move>R</move>&#13;
\t\t</transition>&#13;
\t\t<transition>&#13;
\t\t\t<from>0</from>&#13;
\t\t\t<to>1</to>&#13;
\t\t\t<read/>&#13;
\t\t\t<write/>&#13;
\t\t\t<move>S</move>&#13;
\t\t</transition>&#13;
\t\t<!--The list of automata-->&#13;
\t\t<Machine0/>&#13;
\t\t<Machine1/>&#13;
\t</automaton>&#13;
</structure>`;

/** The same file as other programs and people write it. */
const SPELLINGS: Readonly<Record<string, string>> = {
  'as JFLAP saves it': SAVED,
  'with the line ends of Windows': SAVED.replaceAll('&#13;', '').replaceAll('\n', '\r\n'),
  'with a byte order mark': `\uFEFF${SAVED}`,
  'without an XML declaration': SAVED.slice(SAVED.indexOf('<structure>')),
  'with attributes in another order and other quotes': SAVED.replace(
    '<block id="0" name="q0">',
    "<block  name='q0' id = '0'\n>",
  ),
  'with states instead of blocks': SAVED.replaceAll('block', 'state').replace(
    '<tag>Machine0</tag>',
    '<label>start</label>',
  ),
  'with comments in the midst of it': SAVED.replace('<read>0</read>', '<read><!-- zero -->0</read>').replace(
    '<to>1</to>',
    '<to>1<!-- the end --></to>',
  ),
  'with marked sections': SAVED.replace('<read>0</read>', '<read><![CDATA[0]]></read>').replace(
    '<write>1</write>',
    '<write><![CDATA[1]]></write>',
  ),
  'with the sign of the blank written out': SAVED.replace('<read/>', '<read>□</read>').replace(
    '<write/>',
    '<write>&#9633;</write>',
  ),
  'with elements that are opened and closed': SAVED.replaceAll(/<(read|write|initial|final)\/>/g, '<$1></$1>'),
  'without the moves to the right': SAVED.replaceAll('<move>R</move>', ''),
  'with move, write and read in another order': SAVED.replaceAll(
    /(<read.*?)&#13;\n\s*(<write.*?)&#13;\n\s*(<move>.*?)&#13;/g,
    '$3$2$1',
  ),
  'with ids in spaces': SAVED.replaceAll(/<(from|to)>(\d)</g, '<$1> $2 <'),
  'with a note and bent arrows': SAVED.replace(
    '<Machine0/>',
    '<note><text>Flip &amp; go</text><x>1.0</x><y>2.0</y></note><controlx>3</controlx>',
  ),
};

describe('a file of one tape gives the same machine', () => {
  test.each(Object.entries(SPELLINGS))('%s', (_name, text) => {
    const { format, machine, problems } = readMachine(text);
    expect(format?.id).toBe('jflap');
    expect(problems).toEqual([]);
    const run = RunnableMachine.of(machine!)!.run([[...'0110']])!;
    expect({
      outcome: run.outcome.kind,
      steps: run.steps,
      state: run.state,
      tape: run.tapes[0]!.symbols.join(''),
    }).toEqual({ outcome: 'accepted', steps: 5, state: 'q1', tape: '1001' });
  });
});

test('parts of tapes may stand in any order, and a part that is left out reads and writes the blank and moves right', () => {
  const text = SAVED.replace('<automaton>', '<tapes>2</tapes><automaton>')
    .replace(
      '<read>0</read>',
      '<write tape="2">a</write><read tape="2"/><move tape="2">R</move><read tape="1">0</read><move tape="1">R</move>',
    )
    .replace('<write>1</write>', '<write tape="1">1</write>');
  const { machine, problems } = readMachine(text);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  const run = RunnableMachine.of(machine!)!.run([[...'00'], []])!;
  expect(run.outcome.kind).toBe('accepted');
  expect(run.tapes.map(({ symbols }) => symbols.join(''))).toEqual(['11', 'aa']);
});

test('a file without an initial state says so, and its fix makes the first one initial', () => {
  const { machine, problems } = readMachine(SAVED.replace('<initial/>', ''));
  expect(machine).toBeUndefined();
  expect(problems[0]).toMatchObject({ line: 5, reason: 'No state is the initial one.' });
  expect(problems[0]!.fix?.[0]?.insert).toBe('<initial/>');
});
