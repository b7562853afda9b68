import type { FormatId } from '../machines/format.ts';

/** A machine file that uses every feature of its format, and what a run of its own input, or of `input`, ends with. */
export interface MachineSample {
  readonly text: string;
  readonly input?: readonly string[];
  readonly outcome: string;
  readonly state: string;
  readonly steps: number;
  readonly tapes: readonly string[];
}

/** Samples by format; what they end with was found by hand. */
export const SAMPLES: Readonly<Record<string, MachineSample & { readonly format: FormatId }>> = {
  'turingmachine.io: synonyms, lists of symbols, quotes': {
    format: 'turingmachine-io',
    text: `# flips bits to the first blank
input: '01,10'
blank: ' '
start state: scan
synonyms:
  back: {L: stop}
  skip: R
table:
  scan:
    [x, ',']: skip
    0: {write: 1, R}
    1: {write: 0, R: scan}
    ' ': back
  stop:
`,
    outcome: 'halted',
    state: 'stop',
    steps: 6,
    tapes: ['10,01'],
  },
  'turingmachine.io: a saved document': {
    format: 'turingmachine-io',
    text: `name: one more
source code: |
  input: '||'
  blank: ' '
  start state: end
  table:
    end:
      '|': R
      ' ': {write: '|', L: accept}
    accept:
positions:
  end: {x: 100, y: 80.5, fixed: true}
editor contents: 'x'
`,
    outcome: 'accepted',
    state: 'accept',
    steps: 3,
    tapes: ['|||'],
  },
  'ours: several tapes, any symbol, lists in lists, stay, halting words': {
    format: 'turingmachine-io',
    text: `tapes: [input, copy]
input: [abc, '']
blank: ' '
start state: scan
table:
  scan:
    [a, ' ']: {write: [~, a], move: [R, R]}
    [[b, c], ' ']: {write: [~, b], move: [R, R]}
    ['*', '*']: {move: [S, L], next: done}
    [['*'], ['*', '~']]: {write: [['~'], ~], move: [S, S]}
  done: {accept: true}
  other: {reject: true}
`,
    outcome: 'accepted',
    state: 'done',
    steps: 4,
    tapes: ['abc', 'abb'],
  },
  'ours: one tape and stay': {
    format: 'turingmachine-io',
    text: `input: a
blank: _
start state: q
table:
  q:
    a: {write: b, move: S, next: end}
  end: {halt: true}
`,
    outcome: 'halted',
    state: 'end',
    steps: 1,
    tapes: ['b'],
  },
  'JFLAP: two tapes': {
    format: 'jflap',
    text: `<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- copies -->
<structure>
  <type>turing</type>
  <tapes>2</tapes>
  <automaton>
    <block id="0" name="q0"><tag>Machine0</tag><x>80.0</x><y>120.0</y><initial/></block>
    <block id="1" name="q1"><tag>Machine1</tag><x>240.0</x><y>120.0</y><final/></block>
    <transition><from>0</from><to>0</to>
      <read tape="1">a</read><write tape="1">a</write><move tape="1">R</move>
      <read tape="2"/><write tape="2">a</write><move tape="2">R</move></transition>
    <transition><from>0</from><to>0</to>
      <read tape="1">b</read><write tape="1">~</write><move tape="1">R</move>
      <read tape="2">~</read><write tape="2">b</write></transition>
    <transition><from>0</from><to>1</to>
      <read tape="1"/><write tape="1"/><move tape="1">S</move>
      <read tape="2"/><write tape="2"/><move tape="2">L</move></transition>
    <note><text>to the second tape</text><x>1.0</x><y>2.0</y></note>
    <Machine0/>
    <Machine1/>
  </automaton>
</structure>
`,
    input: ['abba', ''],
    outcome: 'accepted',
    state: 'q1',
    steps: 5,
    tapes: ['abba', 'abba'],
  },
  'JFLAP: one tape, variables, all but one symbol, an older root': {
    format: 'jflap',
    text: `<structure><type>turing</type>
<state id="7" name="start"><x>1.0</x><y>1.0</y><label>first</label><initial/></state>
<state id="8" name="start"><x>9.0</x><y>1.0</y></state>
<state id="9" name="end"><x>20.0</x><y>1.0</y><final/></state>
<transition><from>7</from><to>8</to><read>a,b}w</read><write>w</write><move>R</move><controlx>3</controlx></transition>
<transition><from>8</from><to>8</to><read>!c</read><write>x</write><move>R</move></transition>
<transition><from>8</from><to>9</to><read>c</read><write>□</write><move>S</move></transition>
</structure>
`,
    input: ['abac'],
    outcome: 'accepted',
    state: 'end',
    steps: 4,
    tapes: ['axx'],
  },
  'jsturing: any symbol, any state, no change, stay, breakpoint': {
    format: 'jsturing',
    text: `; takes one away from a binary number
0 _ _ l 1      ; past the end: turn
0 * * r *
1 1 0 * halt !
1 0 1 l 1
* _ * r halt-reject
;$INITIAL_TAPE: 1100
`,
    outcome: 'halted',
    state: 'halt',
    steps: 8,
    tapes: ['1011'],
  },
  'turingmachinesimulator.com: two tapes': {
    format: 'turingmachinesimulator',
    text: `name: copy to the second tape
init: q0
accept: q1, q2

q0,a,_
q0,a,a,>,>

q0, b, _
q0, b, b, >, >

// end of the input
q0,_,_
q1,_,_,-,<
`,
    input: ['ab', ''],
    outcome: 'accepted',
    state: 'q1',
    steps: 3,
    tapes: ['ab', 'ab'],
  },
  'turingsim: meta instructions, one move for all tapes, suggested tapes': {
    format: 'turingsim',
    text: `@ADVANCED
@TAPES 2
@BLANK _
@INIT q0
@HALT end
@ACCEPT end
@ARROW =>
@COMMA ;

# copies
q0; a;_ => q0; a;a; >
q0; b;_ => q0; b;b; R;>
q0; _;_ => end; _;_; _;<
#T1+0!abb
`,
    outcome: 'accepted',
    state: 'end',
    steps: 4,
    tapes: ['abb', 'abb'],
  },
  'bbchallenge: the second busy beaver': {
    format: 'bbchallenge',
    text: '1RB1LB_1LA1RZ\n',
    outcome: 'halted',
    state: 'Z',
    steps: 6,
    tapes: ['1111'],
  },
  'bbchallenge: no rule, three symbols': {
    format: 'bbchallenge',
    text: '1RB2LB---_2LA2RB1LB',
    input: ['2'],
    outcome: 'no rule',
    state: 'A',
    steps: 0,
    tapes: ['2'],
  },
  'exchange JSON: any symbol, an input, states without rules': {
    format: 'exchange',
    text: `{
  "name": "ends at b",
  "tapes": ["word", "note"],
  "blank": "⊔",
  "symbols": ["a", "b", "ten"],
  "start": "go",
  "halt": {"accept": ["yes"], "reject": ["no"], "halted": ["enough"]},
  "states": ["go", "yes", "no", "enough", "stuck"],
  "input": [["a", "a", "b"], ["ten"]],
  "delta": [
    ["go", ["a", null], "go", [null, null], ["R", "S"]],
    ["go", ["b", null], "yes", ["b", "a"], ["S", "L"]],
    ["go", ["ten", null], "enough", [null, null], ["S", "S"]],
    ["go", ["⊔", "ten"], "no", [null, null], ["S", "S"]],
    ["go", ["⊔", "a"], "stuck", [null, null], ["S", "S"]]
  ]
}
`,
    outcome: 'accepted',
    state: 'yes',
    steps: 3,
    tapes: ['aab', 'a'],
  },
};
