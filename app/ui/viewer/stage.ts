import type { ImagePoint, Size } from '../../core/image/geometry';
import type { Box } from '../../core/regions/measure';
import { fit, frame, keep, pan, toImage, zoomAt, type Camera, type StagePoint } from './camera';
import { draw, type Scene } from './draw';
import type { RegionShape } from './layers';
import type { PlacedLabel } from './place-labels';

/** Where the photo lies on the stage. */
export interface StageView {
  readonly camera: Camera;
  /** Of the stage, in CSS pixels. */
  readonly size: Size;
  /** Whether the photo was made to fit. */
  readonly fitted: boolean;
}

/** The canvas and its camera; draws only when something changed, at most once a frame. */
export class Stage {
  private readonly context: CanvasRenderingContext2D | null;
  private readonly observer: ResizeObserver;
  private size: Size = { width: 1, height: 1 };
  private scene: Scene | null = null;
  private camera: Camera = { scale: 1, x: 0, y: 0 };
  private fitted = true;
  private frame = 0;
  /** Numbers as they were last drawn. */
  private labels: readonly PlacedLabel[] = [];

  /** @param onView told where the photo lies */
  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly onView: (view: StageView) => void,
  ) {
    this.context = canvas.getContext('2d');
    this.observer = new ResizeObserver(() => this.resize());
    this.observer.observe(canvas);
    this.resize();
  }

  /** Photos of one size keep the camera, so that the same spot can be compared. */
  show(scene: Scene | null): void {
    const before = this.scene?.image;
    const after = scene?.image;
    this.scene = scene;
    const same = before && after && before.width === after.width && before.height === after.height;
    if (after && !same) this.fit();
    this.invalidate();
  }

  fit(): void {
    this.fitted = true;
    if (this.scene) this.move(fit(this.scene.image, this.size));
  }

  /** Shows a part of the photo, in image pixels. */
  lookAt(box: Box): void {
    if (!this.scene) return;
    this.fitted = false;
    this.move(frame(box, this.scene.image, this.size));
  }

  zoom(factor: number, at: StagePoint = { x: this.size.width / 2, y: this.size.height / 2 }): void {
    if (!this.scene) return;
    this.fitted = false;
    this.move(zoomAt(this.camera, factor, at, this.scene.image, this.size));
  }

  pan(dx: number, dy: number): void {
    if (!this.scene) return;
    this.fitted = false;
    this.move(pan(this.camera, dx, dy, this.scene.image, this.size));
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
    return toImage(this.camera, point);
  }

  /** A pixel of the photo as large as one of the screen, about the middle of the stage. */
  actual(): void {
    this.zoom(1 / (devicePixelRatio * this.camera.scale));
  }

  get isFitted(): boolean {
    return this.fitted;
  }

  dispose(): void {
    this.observer.disconnect();
    cancelAnimationFrame(this.frame);
  }

  private move(camera: Camera): void {
    this.camera = camera;
    this.onView({ camera, size: this.size, fitted: this.fitted });
    this.invalidate();
  }

  private resize(): void {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    this.size = { width, height };
    this.canvas.width = Math.max(1, Math.round(width * devicePixelRatio));
    this.canvas.height = Math.max(1, Math.round(height * devicePixelRatio));
    if (this.fitted) this.fit();
    else if (this.scene) this.move(keep(this.camera, this.scene.image, this.size));
    // Setting its size cleared the canvas: wait no frame, or it would flash.
    this.paint();
  }

  private invalidate(): void {
    if (this.frame === 0) this.frame = requestAnimationFrame(() => this.paint());
  }

  private paint(): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    const { context, scene, canvas } = this;
    if (!context) return;
    this.labels = scene ? draw(context, scene, this.camera, devicePixelRatio) : [];
    if (!scene) context.clearRect(0, 0, canvas.width, canvas.height);
  }
}
