import { useCallback, type RefCallback } from 'react';

/** Shows a blob in an image element; the object URL lives only as long as the element needs it. */
export function useBlobImage(blob: Blob | undefined): RefCallback<HTMLImageElement> {
  return useCallback(
    (image: HTMLImageElement | null) => {
      if (!image || !blob) return;
      const url = URL.createObjectURL(blob);
      image.src = url;
      return () => URL.revokeObjectURL(url);
    },
    [blob],
  );
}
