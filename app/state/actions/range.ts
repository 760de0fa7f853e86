import { SAMPLE_BITS, type SampleBits } from '../../core/image/sample-range';
import type { App } from '../app';
import { putSetting } from './put-setting';

/**
 * How photos of more than 8 bits a sample are read: as many bits from black to white, or null to
 * follow the references. They are read and compared again.
 *
 * @throws RangeError for other bits than `SAMPLE_BITS`
 */
export function setRange(app: App, range: SampleBits | null): void {
  if (range !== null && !SAMPLE_BITS.includes(range)) {
    throw new RangeError(`setRange: ${SAMPLE_BITS.join(', ')} or null, got ${range}`);
  }
  putSetting(app, 'range', range);
}
