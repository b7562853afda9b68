import { describe, expect, test } from 'vitest';
import { readMachine } from './read-machine.ts';
import { edited } from './source-text.ts';

/** Doubtful or wrong files: what is said, on which line, and a part of the text after the fix. */
const CASES = [
  {
    name: 'a misspelt state',
    text: "blank: ' '\nstart state: scan\ntable:\n  scan:\n    a: {R: don}\n    b: L\n  done:\n",
    line: 5,
    reason: 'State “don” is not in the table.',
    suggestion: 'Did you mean “done”?',
    fixed: 'a: {R: done}',
  },
  {
    name: 'a start state that is not there',
    text: "blank: ' '\nstart state: scam\ntable:\n  scan:\n    a: R\n",
    line: 2,
    reason: 'State “scam” is not in the table.',
    suggestion: 'Did you mean “scan”?',
    fixed: 'start state: scan',
  },
  {
    name: 'an input that another parser reads as a number',
    text: "input: 0011\nblank: ' '\nstart state: a\ntable:\n  a:\n    [0, 1]: R\n",
    line: 1,
    reason: 'Outside quotes, turingmachine.io reads 9 here.',
    suggestion: "Write '0011' in quotes.",
    fixed: "input: '0011'",
  },
  {
    name: 'a key that begins a reference',
    text: "blank: ' '\nstart state: a\ntable:\n  a:\n    *: R\n",
    line: 5,
    reason: 'Outside quotes, * has a meaning of its own in YAML.',
    suggestion: "Write '*' in quotes.",
    fixed: "'*': R",
  },
  {
    name: 'any symbol without quotes',
    text: "tapes: 2\nblank: ' '\nstart state: a\ntable:\n  a:\n    [b, *]: {move: [R, S]}\n",
    line: 6,
    reason: 'Outside quotes, * has a meaning of its own in YAML.',
    suggestion: "Write '*' in quotes.",
    fixed: "[b, '*']",
  },
  {
    name: 'a key that begins a comment',
    text: "blank: ' '\nstart state: a\ntable:\n  a:\n    b: R\n    #: R\n",
    line: 6,
    reason: 'Outside quotes, # begins a comment, so this is no rule.',
    suggestion: "Write '#' in quotes.",
    fixed: "'#': R",
  },
  {
    name: 'two rules for one symbol, of which the later one counts',
    text: "blank: ' '\nstart state: a\ntable:\n  a:\n    [0, 1]: R\n    0: {write: 1, R}\n",
    line: 5,
    reason: 'Whenever this rule matches, so does the one on line 6, which goes first: this one never applies.',
    suggestion: 'Remove one of the two.',
    fixed: '    [1]: R\n    0: {write: 1, R}',
  },
  {
    name: 'a state that nothing leads to',
    text: "blank: ' '\nstart state: a\ntable:\n  a:\n    b: R\n  lost:\n    b: {R: gone}\n  gone:\n",
    line: 6,
    reason: 'No rule leads to state “lost”.',
    suggestion: 'Remove it, or let a rule lead there.',
    fixed: 'a:\n    b: R\n  gone:\n',
  },
  {
    name: 'a machine that cannot halt',
    text: "blank: ' '\nstart state: a\ntable:\n  a:\n    [b, ' ']: R\n",
    line: 5,
    reason: 'The machine has a rule for everything that it can meet and comes to no halting state, so it never halts.',
    suggestion: 'Let a rule lead to a halting state.',
    fixed: 'halt:',
  },
  {
    name: 'a machine with two tapes that cannot halt',
    text: "tapes: 2\nblank: ' '\nstart state: a\ntable:\n  a:\n    ['*', '*']: {move: [R, S]}\n",
    line: 6,
    reason: 'The machine has a rule for everything that it can meet and comes to no halting state, so it never halts.',
    suggestion: 'Let a rule lead to a halting state.',
    fixed: "['*', '*']: {move: [R, S], next: halt}\n  halt:",
  },
  {
    name: 'a symbol of two characters',
    text: "blank: ' '\nstart state: a\ntable:\n  a:\n    ab: R\n",
    line: 5,
    reason: '“ab” is not one character.',
    suggestion: "A symbol is one character; a space is written ' '.",
  },
  {
    name: 'a key that is misspelt',
    text: "blank: ' '\nstart state: a\ntabel:\n  a:\n    b: R\n",
    line: 3,
    reason: 'The file has no table.',
    suggestion: 'Did you mean it with “tabel”?',
    fixed: 'table:\n',
  },
  {
    name: 'a text that is no machine',
    text: 'Dear machine,\nplease run.\n',
    line: 1,
    reason: 'This is no machine in a format that is known here.',
    suggestion:
      'Known are JFLAP 7 .jff, exchange JSON, bbchallenge standard text, turingmachine.io YAML, slyphix/turingsim text, turingmachinesimulator.com text, awmorp/jsturing text.',
  },
  {
    name: 'a rule of jsturing with a word too many',
    text: '0 1 1 r 0\n0 0 1 l halt now\n',
    line: 2,
    reason: 'A rule has five words, this line has 6.',
    suggestion: 'They are state, symbol, new symbol, direction and new state; ; begins a comment.',
    fixed: '0 0 1 l halt\n',
  },
  {
    name: 'a state of jsturing without rules',
    text: '0 1 1 r carry\n0 0 1 l hlat\ncarry 0 0 * halt\n',
    line: 2,
    reason: 'State “hlat” has no rules and is no halting state.',
    suggestion: 'Did you mean “halt”?',
    fixed: '0 0 1 l halt\n',
  },
  {
    name: 'a rule of a halting state',
    text: 'init: q\naccept: end\n\nq,a\nend,a,>\n\nend,a\nq,a,<\n',
    line: 7,
    reason: 'The machine halts in state “end”, so this rule never applies.',
    suggestion: 'Remove the rule, or do not let the state halt.',
    fixed: 'q,a\nend,a,>\n\n',
  },
  {
    name: 'no start',
    text: 'accept: end\n\nq,a\nend,a,>\n',
    line: 1,
    reason: 'The file does not say in which state the machine starts.',
    suggestion: 'Add a line such as init: q.',
    fixed: 'init: q\n',
  },
  {
    name: 'an instruction of turingsim that is misspelt',
    text: '@ADVANCED\n@BLANKS _\n@INIT q\nq, a -> q, a, >\n',
    line: 2,
    reason: 'There is no instruction @BLANKS.',
    suggestion: 'Did you mean @BLANK?',
    fixed: '@BLANK _',
  },
  {
    name: 'two transitions of JFLAP for one symbol',
    text: '<structure><type>turing</type><automaton>\n<block id="0" name="q0"><initial/><final/></block>\n<block id="1" name="q1"><initial/></block>\n<block id="2" name="q2"/>\n</automaton></structure>'
      .replace('<initial/><final/>', '<initial/>')
      .replace('"q1"><initial/>', '"q1">')
      .replace(
        '</automaton>',
        '<transition><from>0</from><to>1</to><read>a</read><write>a</write><move>R</move></transition>\n<transition><from>0</from><to>2</to><read>~</read><write>~</write><move>R</move></transition>\n</automaton>',
      ),
    line: 6,
    reason:
      'From “q0” this transition and the one on line 5 match the same symbols: JFLAP follows both, here the first is taken.',
    suggestion: 'Remove one of the two, or let them read different symbols.',
    fixed: '</transition>\n</automaton>',
  },
  {
    name: 'no initial state in JFLAP',
    text: '<structure><type>turing</type><automaton>\n<block id="0" name="q0"></block>\n</automaton></structure>\n',
    line: 2,
    reason: 'No state is the initial one.',
    suggestion: 'Make “q0” the initial state.',
    fixed: '<block id="0" name="q0"><initial/></block>',
  },
  {
    name: 'a file of JFLAP 8',
    text: '<structure type="editor_panel">\n<structure type="turing"><tapes>1</tapes></structure></structure>\n',
    line: 1,
    reason: 'This is a JFLAP 8 file.',
    suggestion: 'Files of JFLAP 7 are read: build the machine there, or export it from another program.',
  },
  {
    name: 'a digit of bbchallenge that is no symbol',
    text: '1RB1LB_1LA7RZ\n',
    line: 1,
    reason: '“7RZ” is no rule for 2 symbols.',
    suggestion: 'A rule is a digit from 0 to 1, L or R, and a capital letter; --- is no rule.',
    fixed: '1RB1LB_1LA---',
  },
  {
    name: 'an exchange machine with a symbol that it does not have',
    text: '{"name": "", "tapes": ["t"], "blank": "_", "symbols": ["a"], "start": "q", "halt": {"accept": [], "reject": []},\n"delta": [["q", ["b"], "q", ["a"], ["R"]]]}\n',
    line: 2,
    reason: 'The symbol “b” is not among the symbols of the machine.',
    suggestion: 'Add it to "symbols", or write another.',
  },
];

describe('what is wrong with a file is said with its line, and mended', () => {
  test.each(CASES.map((each) => [each.name, each] as const))(
    '%s',
    (_name, { text, line, reason, suggestion, fixed }) => {
      const { problems } = readMachine(text);
      const problem = problems.find((each) => each.reason === reason);
      expect(problem, JSON.stringify(problems, undefined, 2)).toMatchObject({ line, reason });
      expect(problem!.suggestion).toBe(suggestion);
      expect(problem!.fix !== undefined).toBe(fixed !== undefined);
      if (fixed === undefined) return;
      const after = edited(text, problem!.fix!);
      expect(after).toContain(fixed);
      expect(readMachine(after).problems.map((each) => each.reason)).not.toContain(reason);
    },
  );
});

test('the parser of YAML still says of lists as keys that they are impossible', async () => {
  // Once this fails, the exception for its code in the reader can go (github.com/eemeli/yaml, issue 646).
  const { parseDocument } = await import('yaml');
  const { errors } = parseDocument('a:\n  [x, y]: R\n  [[b, c], d]: L\n  e: R\n', { schema: 'failsafe' });
  expect(errors.map(({ code }) => code)).toContain('IMPOSSIBLE');
});
