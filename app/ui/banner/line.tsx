import type { ReactNode } from 'react';
import { CircleAlert, Info } from 'lucide-react';
import './banner.css';

interface LineProps {
  readonly tone: 'info' | 'problem';
  readonly text: string;
  /** The ways out, where there are any in this tab. */
  readonly children?: ReactNode;
}

/** One line of what stands in the way. */
export function Line({ tone, text, children }: LineProps) {
  const Icon = tone === 'problem' ? CircleAlert : Info;
  return (
    <div className="banner" data-tone={tone} role="alert">
      <Icon aria-hidden />
      <p>{text}</p>
      {children && <div className="banner-actions">{children}</div>}
    </div>
  );
}
