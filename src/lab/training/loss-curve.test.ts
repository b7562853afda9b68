import { expect, test } from 'vitest';
import { smallLossCurve } from '../../testing/lab-curve.ts';
import stored from './loss-curve.json' with { type: 'json' };

test('the loss curve is the stored one to the bit', () => expect(smallLossCurve()).toEqual(stored.losses));
