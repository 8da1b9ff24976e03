/** The one style sheet of the operator's page: colours of the playground, light or dark as the system is. */
export const STYLE = `:root {
  color-scheme: light dark;
  --page: light-dark(#e9eef1, #0e1419);
  --surface: light-dark(#ffffff, #18212a);
  --line: light-dark(#cfd8de, #33414d);
  --text: light-dark(#17212b, #ecf1f5);
  --muted: light-dark(#51606d, #a9b8c4);
  --accent: light-dark(#0b6b5d, #5cc9b4);
  --accent-soft: light-dark(#dff1ec, #1d3a36);
  --button: light-dark(#f2f7fa, #27343f);
  --button-line: light-dark(#b6c6d0, #465867);
  --link: light-dark(#0a5c8f, #86c8f5);
  --danger: light-dark(#a8201a, #ff9d94);
  font: 16px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif;
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); }
header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 4px 20px; padding: 10px 16px;
  background: var(--surface); border-bottom: 1px solid var(--line); }
h1 { margin: 0; font-size: 1.25rem; }
h2 { margin: 0 0 8px; font-size: 1.0625rem; }
header p, .note { margin: 0; color: var(--muted); }
nav { display: flex; flex-wrap: wrap; gap: 4px 16px; margin-left: auto; }
a { color: var(--link); padding: 8px 0; }
main { display: grid; gap: 16px; max-width: 1200px; margin: 0 auto; padding: 16px; }
section { min-width: 0; padding: 14px 16px; background: var(--surface); border: 1px solid var(--line); border-radius: 14px; }
section p { margin: 0; color: var(--muted); }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: 6px 12px 6px 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
th { color: var(--muted); font-weight: 600; }
tbody tr:last-child td { border-bottom: 0; }
.actions { display: flex; flex-wrap: wrap; gap: 6px; }
form { margin: 0; }
button { min-height: 40px; padding: 0 12px; font: inherit; color: inherit; cursor: pointer;
  background: var(--button); border: 1px solid var(--button-line); border-radius: 10px; }
button:hover { background: var(--accent-soft); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.said { padding: 10px 14px; color: var(--text); background: var(--accent-soft); border-radius: 10px; margin: 0; }
.good { color: var(--accent); }
.bad { color: var(--danger); font-weight: 600; }
@media (max-width: 760px) {
  nav { margin-left: 0; }
  thead { display: none; }
  tr { display: block; padding: 8px 0; border-bottom: 1px solid var(--line); }
  tbody tr:last-child { border-bottom: 0; }
  td { display: flex; gap: 12px; padding: 3px 0; border-bottom: 0; }
  td:empty { display: none; }
  td::before { content: attr(data-label); flex: 0 0 7.5rem; color: var(--muted); }
}
`
