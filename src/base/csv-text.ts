/** What a spreadsheet takes for the beginning of a formula, letters of full width included. A number is none, whatever its sign, and neither is one character. */
const FORMULA = /^[=+\-@＝＋－＠\t\r\n]/;
const NUMBER = /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i;

/**
 * A text as a cell of a table that a person opens in a spreadsheet: one that would be run as a formula begins with an apostrophe, by
 * which spreadsheets know text. Datasets are not written with it: it changes what is trained on.
 */
export function csvText(text: string): string {
  return text.length > 1 && FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}
