/** What the card says of grading and of models that were not trained on the dataset. */
export const EVALUATION = `lm-eval and Inspect grade with one file, \`eval/lm_eval/scorer.py\`, by the rules of the application: equivalent spellings of numbers
and lists are right (\`1,692.0\` for \`1692\`, \`0.5\` for \`0.500\`, with brackets or without), of several right answers each is, and texts count
character by character.

No query asks for a box: a model that was trained on the texts ends in one, and any other scores near 0 whatever it knows. For such
baselines there are evaluations whose queries ask for it: the group \`tail_boxed\` in lm-eval, \`-T boxed=true\` in Inspect.`;
