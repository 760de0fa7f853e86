import type { ImagePoint, Size } from '../../core/image/geometry';
import type { Box } from '../../core/regions/measure';
import { fit, frame, keep, pan, toImage, zoomAt, type Viewport, type StagePoint } from './viewport';
import { drawMarks } from './draw-marks';
import { drawPhotos } from './draw-photos';
import type { RegionShape } from './layers';
import { paneAt, panesOf, type PaneName, type Panes } from './panes';
import type { PlacedLabel } from './place-labels';
import { noMarks, type Marks, type Scene } from './scene';

/** Where the photo lies on the stage. */
export interface StageView {
  readonly viewport: Viewport;
  /** Of the pane that the photo is in, in CSS pixels. */
  readonly size: Size;
  /** Whether the photo was made to fit. */
  readonly fitted: boolean;
  /** Whether a second pane is below, not beside. */
  readonly stacked: boolean;
}

/** The canvas below for photos, and the one above for all that lies on them. */
export interface Canvases {
  readonly photos: HTMLCanvasElement;
  readonly marks: HTMLCanvasElement;
}

/**
 * Two canvases and their viewport, which all panes share; draws only what has changed, at most once
 * a frame. Points of the stage are in CSS pixels from its corner, in whichever pane they lie.
 */
export class Stage {
  private readonly photos: CanvasRenderingContext2D | null;
  private readonly above: CanvasRenderingContext2D | null;
  private readonly observer: ResizeObserver;
  private size: Size = { width: 1, height: 1 };
  private panes: Panes = panesOf(this.size, false);
  private scene: Scene | null = null;
  private marks: Marks = noMarks;
  private viewport: Viewport = { scale: 1, x: 0, y: 0 };
  private fitted = true;
  private frame = 0;
  private photosChanged = true;
  /** Numbers as they were last drawn. */
  private labels: readonly PlacedLabel[] = [];
  /** A canvas, unlike the page, keeps the letters that it was drawn with. */
  private readonly onTypeface = () => this.schedule();

  /** @param onView called with the position of the photo */
  constructor(
    private readonly canvases: Canvases,
    private readonly onView: (view: StageView) => void,
  ) {
    this.photos = canvases.photos.getContext('2d');
    this.above = canvases.marks.getContext('2d');
    this.observer = new ResizeObserver(() => this.resize());
    this.observer.observe(canvases.marks);
    document.fonts.addEventListener('loadingdone', this.onTypeface);
    this.resize();
  }

  /** Photos of one size keep the viewport, so that the same spot can be compared. */
  show(scene: Scene | null): void {
    const before = this.scene?.image;
    const after = scene?.image;
    this.scene = scene;
    const same = before && after && before.width === after.width && before.height === after.height;
    const moved = this.arrange();
    if (after && (!same || (moved && this.fitted))) this.fit();
    this.invalidate();
  }

  /** Changes the marks without redrawing the photos. */
  mark(marks: Partial<Marks>): void {
    this.marks = { ...this.marks, ...marks };
    this.schedule();
  }

  fit(): void {
    this.fitted = true;
    if (this.scene) this.move(fit(this.scene.image, this.panes.query));
  }

  /** One pixel of the photo is one of the screen. */
  showPixels(): void {
    this.zoom(1 / devicePixelRatio / this.viewport.scale);
  }

  /** Shows a part of the photo, in image pixels. */
  lookAt(box: Box): void {
    if (!this.scene) return;
    this.fitted = false;
    this.move(frame(box, this.scene.image, this.panes.query));
  }

  zoom(factor: number, at?: StagePoint): void {
    if (!this.scene) return;
    const { query } = this.panes;
    const point = at ? this.locate(at).at : { x: query.width / 2, y: query.height / 2 };
    this.fitted = false;
    this.move(zoomAt(this.viewport, factor, point, this.scene.image, query));
  }

  pan(dx: number, dy: number): void {
    if (!this.scene) return;
    this.fitted = false;
    this.move(pan(this.viewport, dx, dy, this.scene.image, this.panes.query));
  }

  /** The region whose number is at a point. */
  regionAt({ x, y }: StagePoint): RegionShape | null {
    const label = this.labels.find(
      (place) =>
        x >= place.x && y >= place.y && x <= place.x + place.width && y <= place.y + place.height,
    );
    return this.scene?.regions?.shapes.find(({ number }) => number === label?.number) ?? null;
  }

  toImage(point: StagePoint): ImagePoint {
    return toImage(this.viewport, this.locate(point).at);
  }

  paneAt(point: StagePoint): PaneName {
    return this.locate(point).pane;
  }

  /** How long a length of the photo is on the stage, in CSS pixels. */
  lengthOf(imagePx: number): number {
    return imagePx * this.viewport.scale;
  }

  /** A pixel of the photo as large as one of the screen, about the middle of the stage. */
  actual(): void {
    this.zoom(1 / (devicePixelRatio * this.viewport.scale));
  }

  get isFitted(): boolean {
    return this.fitted;
  }

  dispose(): void {
    this.observer.disconnect();
    document.fonts.removeEventListener('loadingdone', this.onTypeface);
    cancelAnimationFrame(this.frame);
  }

  private locate(point: StagePoint): { readonly pane: PaneName; readonly at: StagePoint } {
    return paneAt(this.panes, point);
  }

  /** Lays out the panes and keeps the centre. Returns whether they have changed. */
  private arrange(): boolean {
    const before = this.panes.query;
    this.panes = panesOf(this.size, this.scene?.view.id === 'side');
    const { query } = this.panes;
    const [dx, dy] = [query.width - before.width, query.height - before.height];
    if (dx === 0 && dy === 0) return false;
    if (this.scene && !this.fitted) {
      this.move(pan(this.viewport, dx / 2, dy / 2, this.scene.image, query));
    }
    return true;
  }

  private move(viewport: Viewport): void {
    this.viewport = viewport;
    const { query, stacked } = this.panes;
    this.onView({ viewport, size: query, fitted: this.fitted, stacked });
    this.invalidate();
  }

  private resize(): void {
    const { clientWidth: width, clientHeight: height } = this.canvases.marks;
    this.size = { width, height };
    for (const canvas of [this.canvases.photos, this.canvases.marks]) {
      canvas.width = Math.max(1, Math.round(width * devicePixelRatio));
      canvas.height = Math.max(1, Math.round(height * devicePixelRatio));
    }
    this.arrange();
    if (this.fitted) this.fit();
    else if (this.scene) this.move(keep(this.viewport, this.scene.image, this.panes.query));
    // Setting its size cleared the canvas: wait no frame, or it would flash.
    this.photosChanged = true;
    this.paint();
  }

  private invalidate(): void {
    this.photosChanged = true;
    this.schedule();
  }

  private schedule(): void {
    if (this.frame === 0) this.frame = requestAnimationFrame(() => this.paint());
  }

  private paint(): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    const { photos, above, scene, marks, panes, viewport } = this;
    if (!photos || !above) return;
    if (!scene) {
      for (const context of [photos, above]) context.reset();
      this.labels = [];
      return;
    }
    if (this.photosChanged) drawPhotos(photos, scene, panes, viewport, devicePixelRatio);
    this.photosChanged = false;
    this.labels = drawMarks(above, scene, marks, panes, viewport, devicePixelRatio);
  }
}
