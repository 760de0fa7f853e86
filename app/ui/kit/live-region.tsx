import { useEffect, useRef, useState } from 'react';

const EVERY_MS = 8000;

/** Says `text` to screen readers, at most once in a while; `urgent` texts at once. */
export function LiveRegion({ text, urgent }: { text: string; urgent: boolean }) {
  const [said, setSaid] = useState('');
  const lastAt = useRef(0);
  useEffect(() => {
    const wait = urgent ? 0 : Math.max(0, lastAt.current + EVERY_MS - performance.now());
    const timer = setTimeout(() => {
      lastAt.current = performance.now();
      setSaid(text);
    }, wait);
    return () => clearTimeout(timer);
  }, [text, urgent]);
  return (
    <div role="status" aria-live="polite" className="visually-hidden">
      {said}
    </div>
  );
}
