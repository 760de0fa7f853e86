/** Compiled by compile.mjs. */
declare module 'virtual:kernels-plain' {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}

declare module 'virtual:kernels-relaxed' {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}
