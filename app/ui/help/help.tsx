import { Fragment, useCallback } from 'react';
import { groups } from '../commands/command';
import { keyWords } from '../commands/keys';
import { allCommands } from '../commands/registry';
import { useUiStore } from '../shared/app-context';
import { Dialog } from '../kit/dialog';
import { gestures } from './gestures';
import './help.css';

interface Line {
  readonly keys: readonly string[];
  readonly what: string;
  readonly about?: string | undefined;
}

function linesOf(group: (typeof groups)[number]): readonly Line[] {
  const byKey = allCommands
    .filter(([, command]) => command.group === group && command.keys.length > 0)
    .filter(([, { isKeyOnly }]) => !isKeyOnly)
    .map(([, { keys, label, about }]) => ({
      keys: keys.map((key) => keyWords(key)),
      what: label,
      about,
    }));
  return [...byKey, ...gestures[group]];
}

/** All keys, as the commands have them, and what hands do otherwise. */
export function Help() {
  const ui = useUiStore();
  const close = useCallback(() => ui.setState({ shortcuts: false }), [ui]);
  return (
    <Dialog shape="wide" label="Keyboard shortcuts" onClose={close}>
      <h2>Keyboard shortcuts</h2>
      <div className="help">
        {groups.map((group) => (
          <section key={group} aria-label={group}>
            <h3>{group}</h3>
            <dl>
              {linesOf(group).map(({ keys, what, about }) => (
                <Fragment key={what}>
                  <dt>
                    {keys.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>
                    {what}
                    {about && <small>{about}</small>}
                  </dd>
                </Fragment>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
