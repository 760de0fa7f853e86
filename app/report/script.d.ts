/** Made by bundle.mjs. */
declare module 'virtual:report-script' {
  const script: string;
  export default script;
}
