/** A remark on a decoded photo: it may not be all that the file holds. */
export type PhotoRemark =
  /** The first of several photos in one file. */
  | { readonly kind: 'pages'; readonly count: number }
  /** The picture is whole, but the file breaks off before the marker of its end. */
  | { readonly kind: 'no-end' }
  /** Numbers of which no standard says what is black and white: read so, by what this photo holds. */
  | { readonly kind: 'values'; readonly black: number; readonly white: number };
