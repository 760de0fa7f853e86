import { useMemo } from 'react';
import type { Size } from '../../core/image/geometry';
import type { Region } from '../../core/regions/region';

/** Regions of the frame: dark below, light above, readable on any picture. */
export function Outlines({ regions, size }: { regions: readonly Region[]; size: Size }) {
  const path = useMemo(() => regions.map(pathOf).join(''), [regions]);
  return (
    <svg
      className="camera-outlines"
      viewBox={`0 0 ${size.width} ${size.height}`}
      preserveAspectRatio="none"
      data-regions={regions.length}
      aria-hidden
    >
      <path className="camera-line-under" d={path} />
      <path className="camera-line-over" d={path} />
    </svg>
  );
}

function pathOf({ outers, holes }: Region): string {
  return [...outers, ...holes].map((ring) => `M${[...ring].map(rounded).join(' ')}Z`).join('');
}

const rounded = (value: number) => Math.round(value * 10) / 10;
