/**
 * A number as it is printed for a person: 12345.6 is “12,345.6”, with at most three decimals. The browser's own formatter needs a
 * tenth of a second when it is first asked, in every worker anew.
 */
export function grouped(value: number): string {
  const [whole, decimals] = String(Number.isInteger(value) ? value : Number(value.toFixed(3))).split('.');
  const groups = whole!.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return decimals === undefined ? groups : `${groups}.${decimals}`;
}
