/** A share in percent, so that nearly all is not all and little is not none. */
export function shareWords(share: number): string {
  if (share === 0 || share === 1) return `${share * 100} %`;
  return share < 0.001 ? '< 0.1 %' : `${(Math.floor(share * 1000) / 10).toFixed(1)} %`;
}
