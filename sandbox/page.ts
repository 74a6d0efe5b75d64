/** What the sandbox's pages for people share: no scripts, and one look in light and dark. */
export function escapeHtml(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

export const PAGE_STYLE = `
:root { --paper: #f6f4ef; --card: #fff; --ink: #22201c; --quiet: #655f55; --line: #dcd6ca; --accent: #8a3b12; --warn: #fff3d6; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #171512; --card: #211e1a; --ink: #eee9e0; --quiet: #ada495; --line: #3a352e; --accent: #f0a36e; --warn: #3a2f17; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
h1 { margin: .5rem 0 0; font-size: 1.75rem; }
h2 { margin: 0; font-size: 1.05rem; overflow-wrap: anywhere; }
input, button { min-height: 2.75rem; padding: 0 .75rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--card); color: inherit; font: inherit; }
button { cursor: pointer; font-weight: 600; }
a { color: var(--accent); overflow-wrap: anywhere; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
`;
