import { useEffect, useState } from 'react';
import { Check, Copy } from 'lucide-react';
import { useApp } from '../shared/app-context';
import { IconButton } from '../kit/button';
import { copyWords } from '../words/loupe';
import type { LoupeView } from './use-loupe';

const SHOWN_MS = 2000;

/** Puts what the loupe shows on the clipboard, as text. */
export function CopyFindings({ view }: { view: LoupeView }) {
  const app = useApp();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const { result, item, at, sentence } = view;
  if (result.kind !== 'found') return null;
  const copy = async () => {
    const matches = result.matches.map((match) => ({
      ...match,
      name: app.liveItems.get(match.reference)?.name ?? '',
    }));
    await navigator.clipboard.writeText(copyWords({ name: item.name, at }, sentence, matches)).then(
      () => setCopied(true),
      // Refused by the person or the browser: the sign of success stays away.
      () => setCopied(false),
    );
  };
  return (
    <IconButton label={copied ? 'Copied' : 'Copy these numbers'} onClick={() => void copy()}>
      {copied ? <Check /> : <Copy />}
    </IconButton>
  );
}
