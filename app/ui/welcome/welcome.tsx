import { useState, type ReactNode } from 'react';
import { CircleCheck, Lock, ScanSearch } from 'lucide-react';
import type { Bin } from '../../core/project/item';
import { useAppState } from '../shared/app-context';
import { WaitingMasksButton } from '../shared/waiting-masks-button';
import { PickFiles } from '../shared/pick-files';
import { RecentProjects } from './recent-projects';
import { TrySample } from './try-sample';
import './welcome.css';

/** The page before there is anything on it. */
export function Welcome() {
  const loading = useAppState((state) => state.loading !== null);
  return (
    <main className="welcome" aria-busy={loading}>
      <div className="welcome-body">
        <p className="welcome-lead">
          Show a few photos of good parts, and Oddspot marks what is odd about all the others.
        </p>
        <div className="welcome-zones">
          <Zone
            bin="reference"
            label="References (normal)"
            icon={<CircleCheck />}
            about="One to sixteen photos of good parts"
          />
          <Zone
            bin="query"
            label="To inspect"
            icon={<ScanSearch />}
            about="Any number of photos of the parts in question"
          />
        </div>
        <WaitingMasksButton />
        <TrySample />
        <p className="welcome-private">
          <Lock aria-hidden /> Your photos never leave this device.
        </p>
        <RecentProjects />
      </div>
    </main>
  );
}

interface ZoneProps {
  readonly bin: Bin;
  readonly label: string;
  readonly icon: ReactNode;
  readonly about: string;
}

function Zone({ bin, label, icon, about }: ZoneProps) {
  const [heading] = useState(`zone-${bin}`);
  return (
    <section className={`zone zone-${bin}`} data-bin={bin} aria-labelledby={heading}>
      {icon}
      <h2 id={heading}>{label}</h2>
      <p>{about}</p>
      <p className="zone-drop">Drop photos or a folder, or choose</p>
      <PickFiles
        target={bin}
        camera={bin}
        what={bin === 'reference' ? 'references' : 'photos to inspect'}
      />
    </section>
  );
}
