const MARGIN_PX = 8;
const GAP_PX = 6;

/** Puts a panel of the top layer under its button, inside the window; above when there is no room. */
export function placeBelow(panel: HTMLElement, button: HTMLElement): void {
  const anchor = button.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = panel;
  const alignRight = anchor.left + width > innerWidth - MARGIN_PX;
  const below = anchor.bottom + GAP_PX;
  const fits = below + height <= innerHeight - MARGIN_PX;
  put(
    panel,
    alignRight ? anchor.right - width : anchor.left,
    fits ? below : anchor.top - GAP_PX - height,
  );
}

/** Puts a panel with its corner at a point, inside the window. */
export function placeAt(panel: HTMLElement, x: number, y: number): void {
  put(panel, x, y);
}

function put(panel: HTMLElement, x: number, y: number): void {
  const clamp = (value: number, most: number) => Math.max(MARGIN_PX, Math.min(value, most));
  panel.style.left = `${clamp(x, innerWidth - panel.offsetWidth - MARGIN_PX)}px`;
  panel.style.top = `${clamp(y, innerHeight - panel.offsetHeight - MARGIN_PX)}px`;
}
