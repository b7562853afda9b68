/** Changes of a text that mean nothing: what chat models do to right texts. */
const NOISES: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replaceAll('\n', '\n\n'),
  (text) => text.replaceAll('\n', '  \r\n'),
  // Spaces within an answer are part of it, and so are those of a text in quotes.
  (text) => lines(text, (line) => (/boxed|"/.test(line) ? line : line.replaceAll(' ', '  '))),
  (text) => text.replaceAll('\n→', ' →'),
  (text) => text.replaceAll('→', '->'),
  (text) => text.replaceAll('→', String.raw`$\rightarrow$`),
  (text) => text.replaceAll('−', '-'),
  (text) => `\`\`\`text\n${text}\n\`\`\``,
  (text) => lines(text, (line) => `- ${line}`),
  (text) => lines(text, (line) => `> ${line}`),
  (text) => lines(text, (line) => `    ${line}`),
  (text) => lines(text, (line) => (line.startsWith(String.raw`\boxed`) ? line : `**${line}**`)),
  (text) => lines(text, (line) => line.replace(/^([a-z-]+)(?= |:)/, '**$1**')),
  (text) => lines(text, (line, number) => `${number + 1}. ${line}`),
  (text) => lines(text, (line) => (line.includes('boxed') ? line : `\`${line}\``)),
  (text) => text.replaceAll(/(?<= )(\d+)(?=\n|$)/g, '$$$1$$'),
  (text) => `Let me work through this step by step.\n\n${text}`,
  (text) => `<think>\n${text.slice(0, text.lastIndexOf('\n'))}\n</think>\n\n${text.slice(text.lastIndexOf('\n') + 1)}`,
  (text) => `<think>\nI should be careful.\n</think>\n\n${text}`,
  (text) => text.replace(/\\boxed\{([^{}]*)\}$/, (box) => `So the final answer is **$${box}$**.`),
  (text) => `${text}\n\nI hope this helps!`,
  (text) => `${text}<|im_end|>\n`,
  (text) => `\n\n${text}\n\n`,
];

/** How many noises there are. */
export const NOISE_COUNT = NOISES.length;

/** A right text with the noise of this number, counted around. */
export function withNoise(text: string, number: number): string {
  return NOISES[number % NOISES.length]!(text);
}

function lines(text: string, change: (line: string, number: number) => string): string {
  return text.split('\n').map(change).join('\n');
}
