// Before the first paint, which would flash otherwise; the page takes over from here.
try {
  // Kept on the device since an earlier visit, the typeface keeps nothing waiting.
  if (navigator.serviceWorker?.controller) document.documentElement.dataset.typeface = '';
  const theme = localStorage.getItem('oddspot.theme');
  const isLight =
    theme === 'light' ||
    (theme === 'system' && matchMedia('(prefers-color-scheme: light)').matches);
  if (isLight) document.documentElement.dataset.theme = 'light';
  // What the last visit had is on its way: the empty page is not to be seen before it.
  if (localStorage.getItem('oddspot.filled') === 'yes') {
    document.documentElement.dataset.awaited = '';
  }
} catch {
  // Storage is forbidden: dark it is.
}
