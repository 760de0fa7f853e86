import { SAMPLE_BITS, type SampleBits } from '../../core/image/sample-range';
import { setRange } from '../../state/actions/range';
import { useApp, useAppState } from '../shared/app-context';
import { rangeName } from '../words/pixels';

const AUTOMATIC = 'auto';

/** How photos of more than 8 bits are read; nothing in a project without any. */
export function RangeChoice() {
  const app = useApp();
  const range = useAppState((state) => state.range);
  const readAs = useAppState((state) => state.readAs);
  if (readAs === null) return null;
  const choose = (value: string) =>
    setRange(app, SAMPLE_BITS.find((bits) => `${bits}` === value) ?? null);
  return (
    <section className="panel-part" aria-label="Camera data">
      <h3>Camera data</h3>
      <label className="setting-choice">
        Black to white
        <select
          className="select select-field"
          value={range ?? AUTOMATIC}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          <option value={AUTOMATIC}>
            {range === null ? `Automatic: ${rangeName(readAs)}` : 'Automatic'}
          </option>
          {SAMPLE_BITS.map((bits: SampleBits) => (
            <option key={bits} value={bits}>
              {rangeName(bits)}
            </option>
          ))}
        </select>
      </label>
      <p className="threshold-why">
        How files of 16 bits a sample are read, all of this project alike. A change reads them
        again.
      </p>
    </section>
  );
}
