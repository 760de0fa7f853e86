import { useEffect, useState } from 'react';
import { Ellipsis, FilePlus, FlaskConical, Keyboard, Redo2, Undo2 } from 'lucide-react';
import type { SampleKind } from '../../ports';
import { clearProject, loadSample } from '../../state/actions/project';
import { useApp, useAppState, useUiStore } from '../components/app-context';
import { Button } from '../components/button';
import { Dialog } from '../components/dialog';
import { plural } from '../components/format';
import { MenuItems, type MenuAction } from '../components/menu';
import { Popover } from '../components/popover';
import { changeWords } from '../words/changes';

type Pending = { readonly kind: 'clear' } | { readonly kind: 'sample'; readonly id: string };

/** What is needed seldom. Anything that would throw the project away asks first. */
export function MoreMenu() {
  const app = useApp();
  const ui = useUiStore();
  const history = useAppState((state) => state.history);
  const photos = useAppState((state) => state.order.length);
  const [kinds, setKinds] = useState<readonly SampleKind[]>([]);
  const [pending, setPending] = useState<Pending | null>(null);
  useEffect(() => {
    app.sample.kinds().then(setKinds, () => setKinds([]));
  }, [app]);
  const run = (what: Pending) => {
    setPending(null);
    if (what.kind === 'clear') clearProject(app);
    else void loadSample(app, what.id);
  };
  const ask = (what: Pending) => (photos > 0 ? setPending(what) : run(what));
  const actions: MenuAction[] = [
    {
      label: history.undo ? `Undo: ${changeWords(history.undo)}` : 'Undo',
      icon: <Undo2 />,
      keys: 'Ctrl Z',
      disabled: history.undo === null,
      run: () => app.history.undo(),
    },
    {
      label: history.redo ? `Redo: ${changeWords(history.redo)}` : 'Redo',
      icon: <Redo2 />,
      keys: 'Ctrl Shift Z',
      disabled: history.redo === null,
      run: () => app.history.redo(),
    },
    {
      label: 'New inspection',
      icon: <FilePlus />,
      disabled: photos === 0,
      apart: true,
      run: () => ask({ kind: 'clear' }),
    },
    ...kinds.map(({ id, name }) => ({
      label: `Open sample: ${name}`,
      icon: <FlaskConical />,
      run: () => ask({ kind: 'sample', id }),
    })),
    {
      label: 'Keyboard shortcuts',
      icon: <Keyboard />,
      keys: '?',
      apart: true,
      run: () => ui.setState({ shortcuts: true }),
    },
  ];
  return (
    <>
      <Popover label="More" trigger={<Ellipsis />}>
        <MenuItems actions={actions} />
      </Popover>
      {pending && (
        <Confirm photos={photos} onYes={() => run(pending)} onNo={() => setPending(null)} />
      )}
    </>
  );
}

function Confirm(props: { photos: number; onYes: () => void; onNo: () => void }) {
  return (
    <Dialog shape="window" label="Close this inspection?" onClose={props.onNo}>
      <h2>Close this inspection?</h2>
      <p>
        {plural(props.photos, 'photo')} and all results leave this page. Your files stay where they
        are.
      </p>
      <div className="dialog-actions">
        <Button onClick={props.onNo}>Keep</Button>
        <Button kind="primary" onClick={props.onYes}>
          Close it
        </Button>
      </div>
    </Dialog>
  );
}
