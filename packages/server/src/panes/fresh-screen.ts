/** What makes a pane's screen ready for another program. */

/** To the normal screen with nothing on it, and the modes of a new terminal. The history stays, unlike with RIS. */
export const freshScreen = [
  '\x1b[?1049l\x1b[!p\x1b[?1;6;9;66;1000;1002;1003;1004;1005;1006;1015;1016;2004;2026l\x1b[?7h\x1b[4;20l',
  '\x1b[>4m\x1b[<99u\x1b[0 q\x1b[r\x1b[H\x1b[2J\x1b[?25h',
].join('');
