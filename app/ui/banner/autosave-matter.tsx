import { RotateCw } from 'lucide-react';
import { passOverDamage } from '../../state/actions/projects';
import type { Command } from '../commands/command';
import { commands } from '../commands/registry';
import { useApp, useAppState, useUiStore } from '../shared/app-context';
import { Button } from '../kit/button';
import { problemWords } from '../words/problems';
import { Line } from './line';

export type Matter = 'damaged' | 'blocked' | 'newer' | 'elsewhere' | 'outdated' | 'full' | 'failed';

/** The matter, with its remedies. */
export function AutosaveMatter({ matter }: { matter: Matter }) {
  switch (matter) {
    case 'damaged':
      return <Damaged />;
    case 'blocked':
      return (
        <Line
          tone="info"
          text="An older version of Oddspot is open in another tab. Close that tab to see your projects here."
        />
      );
    case 'newer':
      return <Newer />;
    case 'elsewhere':
      return (
        <Line
          tone="info"
          text="This project is open in another tab. Here you can look, but not change anything."
        >
          <WayOut command={commands['take-over']} isFirst />
        </Line>
      );
    case 'outdated':
      return (
        <Line
          tone="info"
          text="Made with another version of the network. The scores stand as they are; for new ones everything is computed again."
        >
          <WayOut command={commands.rebuild} name="Rebuild" isFirst />
        </Line>
      );
    case 'full':
      return (
        <Line
          tone="problem"
          text="No room left in the browser: the last changes are not kept yet. Leave this tab open; they are kept as soon as there is room."
        >
          <WaysOut />
        </Line>
      );
    case 'failed':
      return (
        <Line
          tone="problem"
          text="The browser could not keep the last changes. Leave this tab open, or they are lost."
        >
          <WaysOut />
        </Line>
      );
  }
}

function WaysOut() {
  return (
    <>
      <WayOut command={commands.projects} name="Manage projects" />
      <WayOut command={commands['keep-again']} name="Try again" />
    </>
  );
}

function WayOut(props: { command: Command; name?: string; isFirst?: boolean }) {
  const { command, name = command.label, isFirst = false } = props;
  const app = useApp();
  const ui = useUiStore();
  return (
    <Button
      kind={isFirst ? 'primary' : 'plain'}
      icon={<command.icon />}
      onClick={() => command.run(app, ui)}
    >
      {name}
    </Button>
  );
}

function Newer() {
  const isKept = useAppState((state) => state.autosave.trouble === null);
  return (
    <Line
      tone={isKept ? 'info' : 'problem'}
      text={`A newer version of Oddspot is in use in another tab. ${
        isKept ? 'All changes up to now are kept' : 'The last changes could not be kept'
      }; reload this tab to work with the newer version.`}
    >
      <Button kind="primary" icon={<RotateCw />} onClick={() => location.reload()}>
        Reload
      </Button>
    </Line>
  );
}

function Damaged() {
  const app = useApp();
  const damage = useAppState((state) => state.autosave.damage);
  if (!damage) return null;
  return (
    <Line
      tone="problem"
      text={`The project could not be opened. ${problemWords(damage).full} It stays in the list of projects.`}
    >
      <WayOut command={commands.projects} />
      <Button onClick={() => passOverDamage(app)}>Go on without it</Button>
    </Line>
  );
}
