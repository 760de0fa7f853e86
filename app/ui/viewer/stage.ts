import type { ImagePoint, Size } from '../../core/image/geometry';
import type { Box } from '../../core/regions/measure';
import { fit, frame, keep, pan, toImage, zoomAt, type Camera, type StagePoint } from './camera';
import { draw, type Scene } from './draw';

/** The canvas and its camera; draws only when something changed, at most once a frame. */
export class Stage {
  private readonly context: CanvasRenderingContext2D | null;
  private readonly observer: ResizeObserver;
  private size: Size = { width: 1, height: 1 };
  private scene: Scene | null = null;
  private camera: Camera = { scale: 1, x: 0, y: 0 };
  private fitted = true;
  private frame = 0;

  /** @param onCamera told where the photo lies, and whether it was made to fit */
  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly onCamera: (camera: Camera, fitted: boolean) => void,
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

  toImage(point: StagePoint): ImagePoint {
    return toImage(this.camera, point);
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
    this.onCamera(camera, this.fitted);
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
    if (scene) draw(context, scene, this.camera, devicePixelRatio);
    else context.clearRect(0, 0, canvas.width, canvas.height);
  }
}
