/** Until then a slow browser may not have begun to read the object URL. */
export const REVOKE_AFTER_MS = 40_000;

/** Hands a blob to the browser's own download. */
export function download(name: string, data: Blob): void {
  const url = URL.createObjectURL(data);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  // Firefox ignores clicks on links outside the document.
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), REVOKE_AFTER_MS);
}
