import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { countWords, folderTexts, rowsIn } from '../../../testing/dataset-folder.ts';

type Texts = ReadonlyMap<string, string>;

const yaml = (texts: Texts, path: string) => parse(texts.get(path)!) as Record<string, unknown>;

const training = (texts: Texts) => [...texts.keys()].filter((path) => path.startsWith('train/')).toSorted();

/** Every word one token, the marks of the template apart: system, user and assistant with their texts. */
const chatWords = (messages: readonly { content: string }[]) =>
  messages.reduce((sum, { content }) => sum + countWords(content), 0) + 9;

/** The limits that the recipes set for a configuration of the default variant. */
const limitsOf = (texts: Texts, config: string) => [
  yaml(texts, 'train/axolotl.yaml').sequence_len,
  yaml(texts, 'train/llamafactory.yaml').cutoff_len,
  Number(new RegExp(`"${config}": (\\d+),`).exec(texts.get('train/trl_sft.py')!)![1]),
];

describe('recipes', () => {
  test('have limits that nothing in their rows exceeds, and name files that are there', async () => {
    const texts = await folderTexts({}, { countTokens: countWords });
    const rows = rowsIn<{ messages: { content: string }[] }>(texts, 'data/messages/train-00000-of-00001.jsonl');
    const longest = Math.max(...rows.map(({ messages }) => chatWords(messages)));
    for (const limit of limitsOf(texts, 'prompt-completion')) {
      expect(limit).toBeGreaterThanOrEqual(longest);
      expect(limit).toBeLessThan(longest + 128);
    }
    const axolotl = yaml(texts, 'train/axolotl.yaml') as {
      datasets: { path: string; ds_type: string; type: string }[];
    };
    for (const { path, ds_type: type, type: reader } of axolotl.datasets)
      expect([texts.has(path), type, reader]).toEqual([true, 'json', 'chat_template']);
    const info = JSON.parse(texts.get('dataset_info.json')!) as Record<string, { file_name: string }>;
    for (const { file_name: path } of Object.values(info)) expect(texts.has(path)).toBe(true);
    expect(Object.keys(info)).toContain(yaml(texts, 'train/llamafactory.yaml').dataset);
  });

  test('call a limit counted only where every row was counted', async () => {
    const [counted, not] = [await folderTexts({}, { countTokens: countWords }), await folderTexts()];
    for (const path of training(counted)) {
      expect(counted.get(path)).toContain('the longest example, in Qwen tokens');
      expect(not.get(path)).toContain('the longest example in bytes');
    }
    const rows = rowsIn<{ messages: object[] }>(not, 'data/messages/train-00000-of-00001.jsonl');
    const bytes = Math.max(...rows.map(({ messages }) => Buffer.byteLength(JSON.stringify(messages))));
    for (const limit of limitsOf(not, 'messages')) expect(limit).toBeGreaterThan(0.8 * bytes);
  });

  test('have batch, epochs and updates of the number of rows, and tell the updates', async () => {
    const texts = await folderTexts();
    const full = yaml(texts, 'train/axolotl.yaml');
    const lora = yaml(texts, 'train/axolotl_lora.yaml');
    // 60 rows on eight cards: the paper's 1,024 rows an update would make two.
    expect([full.gradient_accumulation_steps, full.num_epochs, full.adapter]).toEqual([1, 8, undefined]);
    expect([lora.gradient_accumulation_steps, lora.num_epochs, lora.adapter]).toEqual([8, 8, 'lora']);
    const llama = ['', '_lora'].map((way) => yaml(texts, `train/llamafactory${way}.yaml`));
    expect(llama.map((file) => file.finetuning_type)).toEqual(['full', 'lora']);
    expect(llama.map((file) => file.gradient_accumulation_steps)).toEqual([1, 8]);
    for (const path of [...training(texts), 'README.md'])
      expect(texts.get(path)!.replaceAll(/\n#? */g, ' ')).toContain('64 updates: 8 epochs of 60 rows in batches of 8');
    expect(texts.get('README.md')).toContain("the paper's batch of 1,024 would make 2 of them");
  });

  test('stand for every variant, each with the limit of its own rows', async () => {
    const texts = await folderTexts(
      { variants: ['tail', 'direct'], formats: ['messages', 'sharegpt'] },
      { countTokens: countWords },
    );
    expect(training(texts)).toEqual([
      'train/axolotl_direct.yaml',
      'train/axolotl_direct_lora.yaml',
      'train/axolotl_tail.yaml',
      'train/axolotl_tail_lora.yaml',
      'train/llamafactory_direct.yaml',
      'train/llamafactory_direct_lora.yaml',
      'train/llamafactory_tail.yaml',
      'train/llamafactory_tail_lora.yaml',
      'train/trl_sft.py',
    ]);
    const limit = (variant: string) => yaml(texts, `train/axolotl_${variant}.yaml`).sequence_len as number;
    expect(limit('direct')).toBeLessThan(limit('tail'));
    for (const variant of ['tail', 'direct'])
      for (const format of ['messages', 'sharegpt'])
        expect(texts.get('train/trl_sft.py')).toContain(`    "${format}-${variant}": ${limit(variant)},\n`);
    expect(texts.get('README.md')).toMatch(/\| `sharegpt-direct` .*`train\/trl_sft.py`/);
  });

  test('say why a configuration has none', async () => {
    const card = (await folderTexts({ formats: ['native', 'inspect', 'messages'] })).get('README.md');
    expect(card).toMatch(/\| `native` .*None: it is the record itself/);
    expect(card).toMatch(/\| `inspect` .*None: it is for evaluation/);
  });

  test('read what a CSV can hold, and the default of a CSV is one of them', async () => {
    const texts = await folderTexts({ formats: ['messages', 'alpaca', 'prompt-completion'], container: 'csv' });
    expect(/config_name: "alpaca"\n {4}default: true/.test(texts.get('README.md')!)).toBe(true);
    expect(yaml(texts, 'train/llamafactory.yaml').dataset).toBe('tail_alpaca_train');
    expect(Object.keys(JSON.parse(texts.get('dataset_info.json')!) as object)).toEqual([
      'tail_alpaca_eval_medium',
      'tail_alpaca_eval_short',
      'tail_alpaca_train',
    ]);
    expect(texts.has('train/axolotl.yaml')).toBe(false);
    expect(texts.get('README.md')).toContain('A CSV holds lists as JSON text.');
    expect(texts.get('train/trl_sft.py')).toContain('json.loads(row[name]) for name in ["messages"]');
  });

  test('of a format that is compressed leave out LLaMA-Factory’s, and the card says why', async () => {
    const texts = await folderTexts({ container: 'jsonl.gz' });
    expect([...texts.keys()].filter((path) => /llamafactory|dataset_info/.test(path))).toEqual([]);
    expect(texts.get('README.md')).toContain('it tells files by their last ending and refuses `.gz`');
  });

  test('name the versions of the tools that they are written for', async () => {
    const texts = await folderTexts({ formats: ['messages', 'stepwise', 'inspect', 'native'] });
    for (const path of [...texts.keys()].filter((each) => /^(train|eval)\/.*tail_eval|^train|inspect_task/.test(each)))
      expect([path, texts.get(path)]).toEqual([path, expect.stringMatching(/ \d+\.\d+(\.\d+)? or later/)]);
    for (const path of ['train/trl_sft.py', 'train/trl_prm.py', 'eval/inspect_task.py'])
      expect(texts.get(path)).toContain('if INSTALLED < (');
  });
});

describe('recipes of process reward models', () => {
  interface Steps {
    prompt: string;
    completions: string[];
  }

  test('cut no step, and their separator stands in none', async () => {
    const texts = await folderTexts({ formats: ['stepwise'] }, { countTokens: countWords });
    const rows = rowsIn<Steps>(texts, 'data/stepwise/train-00000-of-00001.jsonl');
    const axolotl = yaml(texts, 'train/axolotl_prm.yaml') as {
      sequence_len: number;
      datasets: { type: string; step_separator: string }[];
    };
    const trl = texts.get('train/trl_prm.py')!;
    const separator = JSON.parse(/step_separator=(".*"),/.exec(trl)![1]!) as string;
    for (const { type, step_separator: told } of axolotl.datasets)
      expect([type, told]).toEqual(['stepwise_supervised', separator]);
    expect(rows.flatMap(({ completions }) => completions).filter((step) => step.includes(separator))).toEqual([]);
    const longest = Math.max(
      ...rows.map(({ prompt, completions }) =>
        completions.reduce((sum, step) => sum + countWords(step) + 1, countWords(prompt) + 1),
      ),
    );
    for (const limit of [axolotl.sequence_len, Number(/max_length=(\d+)/.exec(trl)![1])]) {
      expect(limit).toBeGreaterThanOrEqual(longest);
      expect(limit).toBeLessThan(longest + 64);
    }
  });
});

const evaluation = (texts: Texts, name: string) =>
  yaml(texts, `eval/lm_eval/${name}.yaml`) as {
    generation_kwargs: { max_gen_toks: number };
    description: string;
    dataset_kwargs: { data_files: Record<string, string[]> };
  };

describe('evaluations', () => {
  test('have limits of their own split and variant, which every completion fits in', async () => {
    const variants = ['tail', 'turing-program', 'direct'];
    const texts = await folderTexts({ variants, formats: ['native', 'inspect'] }, { countTokens: countWords });
    const inspect = texts.get('eval/inspect_task.py')!;
    const limits = variants.flatMap((variant) =>
      ['eval_short', 'eval_medium'].map((split) => {
        const rows = rowsIn<{ cot: string }>(texts, `data/native-${variant}/${split}-00000-of-00001.jsonl`);
        const longest = Math.max(...rows.map(({ cot }) => countWords(cot)));
        const name = variant === 'tail' ? 'tail' : `tail_${variant.replaceAll('-', '_')}`;
        const { generation_kwargs: told } = evaluation(texts, `${name}_${split}`);
        expect(told.max_gen_toks).toBeGreaterThan(longest);
        expect(told.max_gen_toks).toBeLessThan(longest + 66);
        const task = new RegExp(
          `def ${name}_${split}\\(boxed=False\\):\\n.*\\n    return evaluation\\("inspect-${variant}", "${split}", (\\d+), boxed\\)`,
        ).exec(inspect);
        expect(Number(task![1])).toBe(told.max_gen_toks);
        return told.max_gen_toks;
      }),
    );
    expect(new Set(limits).size).toBeGreaterThan(3);
  });

  test('see the system message that the training data has', async () => {
    const texts = await folderTexts();
    const [row] = rowsIn<{ messages: { content: string }[] }>(texts, 'data/messages/train-00000-of-00001.jsonl');
    const told = row!.messages[0]!.content;
    expect(evaluation(texts, 'tail_eval_short').description).toBe(told);
    expect(texts.get('eval/inspect_task.py')).toContain(`SYSTEM_PROMPT = ${JSON.stringify(told)}\n`);
    expect(texts.get('README.md')).toContain(`“${told}”`);
  });
});
