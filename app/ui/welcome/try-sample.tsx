import { useEffect, useState } from 'react';
import { ChevronDown, FlaskConical } from 'lucide-react';
import type { SampleKind } from '../../ports/sample';
import { loadSample } from '../../state/actions/project';
import { useApp, useAppState } from '../shared/app-context';
import { Button } from '../kit/button';
import { MenuItems } from '../kit/menu';
import { Popover } from '../kit/popover';

/** Opens the first sample; the others are behind the arrow. */
export function TrySample() {
  const app = useApp();
  const loading = useAppState((state) => state.loading?.kind === 'load');
  const [kinds, setKinds] = useState<readonly SampleKind[] | null>(null);
  useEffect(() => {
    app.sample.kinds().then(setKinds, () => setKinds([]));
  }, [app]);
  const first = kinds?.[0];
  if (kinds && !first) return <div className="try-sample" />;
  return (
    <div className="try-sample">
      <Button
        kind="primary"
        className="try-button"
        disabled={loading || !first}
        onClick={() => first && void loadSample(app, first.id)}
      >
        {loading ? 'Loading the sample …' : 'Try the sample'}
      </Button>
      {kinds && kinds.length > 1 && !loading && (
        <Popover
          label="Choose a sample"
          className="button button-primary try-more"
          trigger={<ChevronDown />}
        >
          <MenuItems
            actions={kinds.map(({ id, name }) => ({
              label: name,
              icon: <FlaskConical />,
              run: () => void loadSample(app, id),
            }))}
          />
        </Popover>
      )}
    </div>
  );
}
