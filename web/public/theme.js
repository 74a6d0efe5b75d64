// Runs before the first paint, as its own file so that the content security policy needs no
// exception for inline scripts: without it a dark-theme visitor sees a flash of light paper.
(function () {
  let choice = 'system';
  try {
    choice = localStorage.getItem('pixshift-theme') || 'system';
  } catch {
    // Storage can be switched off; the system's preference is used then.
  }
  const dark =
    choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  const meta = document.querySelector('meta[name="theme-color"]');
  if (meta) meta.setAttribute('content', dark ? '#171512' : '#FBF7F0');
})();
