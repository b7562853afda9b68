import type { FolderText } from './recipe.ts';
import { SCORER_PYTHON } from './scorer-python.ts';

/** The grader beside the evaluation tasks; lm-eval finds it by its name there, Inspect's tasks load it from there. */
export const SCORER: FolderText = { path: 'eval/lm_eval/scorer.py', text: SCORER_PYTHON };
