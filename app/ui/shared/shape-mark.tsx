import type { ShapeWord } from '../../core/regions/shape';

const paths: Readonly<Record<ShapeWord, string>> = {
  round: 'M8 3a5 5 0 1 0 0 10a5 5 0 1 0 0-10z',
  elongated: 'M2.6 12.2c-1.4-1.6 8-9.6 10.4-8.6s-8.6 10.4-10.4 8.6z',
  irregular: 'M3 8.5c-1-4 2.5-6.5 4.5-4s5.5-2.5 6 .5-3.5 2.5-2 5-1.5 4.5-3.5 2.5-4-.5-5-4z',
};

/** Mark of the form of a region; the word stands beside it. */
export function ShapeIcon({ shape }: { shape: ShapeWord }) {
  return (
    <svg className="shape-icon" viewBox="0 0 16 16" width={16} height={16} aria-hidden>
      <path d={paths[shape]} />
    </svg>
  );
}
