/** What a person has to know of a photo that was decoded: it may not be all that the file holds. */
export type PhotoRemark =
  /** The first of several photos in one file. */
  | { readonly kind: 'pages'; readonly count: number }
  /** The picture is whole, but the file breaks off before the marker of its end. */
  | { readonly kind: 'no-end' };
