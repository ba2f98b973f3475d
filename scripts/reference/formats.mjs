/** The page of formats: what stands in `#{…}`. */
import { code, page, table, text } from './markdown.mjs';

const forms = [
  ['#{name}', 'a variable, an option, or a variable of the environment'],
  [
    '#S #W #P #T #I #F #D #H #h',
    'session_name, window_name, pane_index, pane_title, window_index, window_flags, pane_id, host, host_short',
  ],
  ['#{?a,b,c}', 'b if a is something and not 0, else c; more pairs may follow'],
  ['#{==:a,b} #{!=:a,b} #{<:a,b} #{>:a,b} #{<=:a,b} #{>=:a,b}', 'comparisons of texts'],
  ['#{&&:a,b} #{||:a,b} #{!:a} #{!!:a}', 'and, or, not, is it something'],
  ['#{m:pattern,text}', 'does the text match: with * and ?; `m/r` a regular expression, `m/i` any case'],
  ['#{C:text}', 'the line of the pane in which the text is found, else 0; `C/r`, `C/i` as above'],
  ['#{e|+|:a,b}', 'arithmetic with + - * / m == != < <= > >=; `e|+|f|2:` with decimals'],
  ['#{=10:name}', 'at most 10 columns of it; -10 from the end; `=/10/…:` with a mark where it was cut'],
  ['#{p10:name}', 'at least 10 columns; -10 fills on the left'],
  ['#{n:name} #{w:name}', 'length in characters, width in columns'],
  ['#{R:text,count}', 'repeated'],
  ['#{a:98}', 'the character of a code'],
  ['#{c:red}', 'a colour in hexadecimal'],
  ['#{b:path} #{d:path}', 'last part of a path, and all before it'],
  ['#{t:time}', 'a time to read; `t/p:` short, `t/f/%H:%M:` as strftime has it'],
  ['#{s/from/to/:name}', 'replaced; `s/…/…/i:` in any case'],
  ['#{q:name}', 'quoted for a shell; `q/e:` for formats, `q/a:` for commands, `q/s:` in quotes'],
  ['#{E:name} #{T:name}', 'expanded once more; T with times'],
  ['#{l:text}', 'as it is'],
  ['#{S:x} #{W:x} #{P:x} #{L:x}', 'x for every session, window, pane or client; `W:x,y`: y for the current one'],
  ['#{N/w:name} #{N/s:name}', 'is there a window, or a session, of that name'],
  ['#(command)', 'the last line that a shell command printed'],
  ['#[style]', 'a style from here on: `fg=red,bold`, `align=right`, `range=window|1`, `default`'],
  ['##', 'one #'],
];

export const formatsPage = ({ variables }) =>
  page(
    'Formats',
    'In the status line, in `display-message -p`, behind `-F` and `-f` of many commands. Forms may be in each other: `#{?#{==:#{pane_index},0},first,}`.',
    [
      '## Forms',
      '',
      ...table(
        ['form', 'what it is'],
        forms.map(([form, help]) => [form.split(' ').map(code).join(' '), text(help).replaceAll('\\*', '*')]),
      ),
      '',
      '## Variables',
      '',
      ...(typeof variables[0] === 'string'
        ? [variables.map(code).join(', ')]
        : table(
            ['variable', 'what it is'],
            variables.map(({ name, help }) => [code(name), text(help)]),
          )),
    ],
  );
