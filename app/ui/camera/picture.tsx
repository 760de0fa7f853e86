import { useEffect, useRef, type CSSProperties, type PointerEvent } from 'react';
import type { RgbaImage } from '../../core/image/rgba';
import type { ItemId } from '../../core/project/item';
import type { LiveScore } from '../../state/camera/live-score';
import type { CameraSession } from '../../state/camera/session';
import { useAppState } from '../shared/app-context';
import { GhostLayer } from './ghost-layer';
import { Outlines } from './outlines';
import { useCamera } from './use-session';

interface PictureProps {
  readonly session: CameraSession;
  readonly live: LiveScore | null;
  /** The reference that lies over the live picture. */
  readonly ghost: ItemId | null;
  readonly ghostOpacity: number;
}

/** The live picture with all that lies over it; held down, it stands still. */
export function Picture({ session, live, ghost, ghostOpacity }: PictureProps) {
  const size = useCamera(session, (state) => state.size);
  const frozen = useCamera(session, (state) => state.frozen);
  const frames = useCamera(session, (state) => state.frames);
  const showsGhost = useCamera(session, (state) => state.ghost);
  const lines = useCamera(session, (state) => state.lines);
  const hold = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0 || frozen) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    void session.freeze(true);
  };
  const letGo = () => void session.freeze(false);
  const shape = { '--ratio': size ? size.width / size.height : 16 / 9 } as CSSProperties;
  return (
    <div
      className="camera-picture"
      style={shape}
      data-frozen={frozen}
      onPointerDown={hold}
      onPointerUp={letGo}
      onPointerCancel={letGo}
      onContextMenu={(event) => event.preventDefault()}
    >
      <Video session={session} />
      {frozen && <StillFrame key={frames} session={session} />}
      {!size && <p className="camera-starting">The camera starts …</p>}
      {live?.heat && <Heat pixels={live.heat} />}
      {live && size && <Outlines regions={live.regions} size={size} />}
      {ghost !== null && showsGhost && !frozen && <GhostLayer id={ghost} opacity={ghostOpacity} />}
      {lines && <Lines />}
    </div>
  );
}

/** The feed's own element: its picture begins before React knows of it. */
function Video({ session }: { session: CameraSession }) {
  const feed = useCamera(session, (state) => state.feed);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!feed) return;
    const { video } = feed;
    video.setAttribute('aria-label', 'Live picture of the camera');
    place.current?.append(video);
    // Safari stops a picture that is moved in the page.
    void video.play().catch(() => undefined);
    return () => video.remove();
  }, [feed]);
  return <div ref={place} className="camera-video" />;
}

/** The frozen frame in full. */
function StillFrame({ session }: { session: CameraSession }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const { frame } = session;
    const target = canvas.current;
    if (!frame || !target) return;
    target.width = frame.bitmap.width;
    target.height = frame.bitmap.height;
    target.getContext('2d')?.drawImage(frame.bitmap, 0, 0);
  }, [session]);
  return <canvas ref={canvas} role="img" aria-label="Frozen picture" />;
}

function Heat({ pixels }: { pixels: RgbaImage }) {
  const opacity = useAppState((state) => state.view.opacity);
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const target = canvas.current;
    if (!target) return;
    const { width, height, data } = pixels;
    if (target.width !== width) target.width = width;
    if (target.height !== height) target.height = height;
    target.getContext('2d')?.putImageData(new ImageData(data, width, height), 0, 0);
  }, [pixels]);
  return <canvas ref={canvas} className="camera-heat" style={{ opacity }} aria-hidden />;
}

/** Thirds and the middle. */
function Lines() {
  return (
    <svg className="camera-lines" viewBox="0 0 6 6" preserveAspectRatio="none" aria-hidden>
      <path className="camera-line-under" d={LINES} />
      <path className="camera-line-over" d={LINES} />
    </svg>
  );
}

const LINES = 'M2 0V6M4 0V6M0 2H6M0 4H6M2.8 3H3.2M3 2.8V3.2';
