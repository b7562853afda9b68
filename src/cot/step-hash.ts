/** The bits of a hash: as many as a whole number holds exactly. */
const HIGH_BITS = 2 ** 21;

/** A hash of a text as a whole number of 53 bits: two multiplicative hashes of 32 bits, mixed at the end. */
export function textHash(text: string): number {
  let one = 0x9e37_79b9;
  let other = 0x85eb_ca6b;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    one = Math.imul(one ^ unit, 0x0100_0193);
    other = Math.imul(other + unit, 0x27d4_eb2f) ^ (other >>> 15);
  }
  one = mixed(one ^ (other >>> 13));
  other = mixed(other ^ (one >>> 11));
  return (other >>> 0) + ((one >>> 0) % HIGH_BITS) * 2 ** 32;
}

function mixed(bits: number): number {
  const first = Math.imul(bits ^ (bits >>> 16), 0x7feb_352d);
  const second = Math.imul(first ^ (first >>> 15), 0x846c_a68b);
  return second ^ (second >>> 16);
}
