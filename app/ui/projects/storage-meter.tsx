import { useState } from 'react';
import { ShieldCheck } from 'lucide-react';
import type { StorageUse } from '../../ports/projects';
import { useApp } from '../shared/app-context';
import { Button } from '../kit/button';
import { usageWords } from '../words/projects';

/** How much of what the browser allows is used, and whether it may clear it. */
export function StorageMeter({ use }: { use: StorageUse }) {
  const app = useApp();
  const [answer, setAnswer] = useState<boolean | null>(null);
  const keepSafe = async () => setAnswer(await app.projectStore.persist().catch(() => false));
  const share = Math.min(1, use.usedBytes / use.quotaBytes);
  return (
    <section className="storage" aria-label="Storage">
      <div className="storage-use">
        <span>{usageWords(use)}</span>
        <meter className="storage-bar" min={0} max={1} value={share} aria-label="Storage used" />
      </div>
      {use.isPersistent || answer === true ? (
        <p className="storage-safe">
          <ShieldCheck aria-hidden /> Kept safe: the browser does not clear it on its own.
        </p>
      ) : (
        <div className="storage-ask">
          <Button icon={<ShieldCheck />} onClick={() => void keepSafe()}>
            Keep safe
          </Button>
          <p role="status">
            {answer === false
              ? 'The browser has refused for now. It agrees sooner once the page is a bookmark or installed.'
              : 'When the disk runs full, the browser may clear what it keeps. This asks it not to.'}
          </p>
        </div>
      )}
    </section>
  );
}
