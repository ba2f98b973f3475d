// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of the command language are the subject
/** Command lines, files of commands, conditions, shell commands, channels, messages. */
import { type Conversation, lines } from './lines.js';

/** Writes a file in the folder that both programs run in. */
const file = (name: string, ...text: readonly string[]): readonly string[] => [
  'run-shell',
  `printf '%s\\n' ${text.map((line) => `'${line.replaceAll("'", `'\\''`)}'`).join(' ')} > $HOME/${name}`,
];

const source = (name: string, ...text: readonly string[]): Conversation => [file(name, ...text), ['source-file', name]];

export const scripting: Readonly<Record<string, Conversation>> = {
  'scripting: sequences': [
    ...lines(`
      display-message -p a ; display-message -p b
      display-message -p a; display-message -p b
      display-message -p a\\; ; display-message -p b
      display-message -p a \\;
      display-message -p ; nosuch
      display-message -p a ; nosuch
      display-message -p a ; has-session -t nosuch ; display-message -p b
      display-message -p a ; display-message -Q ; display-message -p b
      if-shell -F 1 'has-session -t nosuch ; display-message -p a' ; display-message -p b
      if-shell true 'has-session -t nosuch ; display-message -p a' ; display-message -p b
      run-shell -C 'has-session -t nosuch ; display-message -p a' ; display-message -p b
      run-shell -C 'display-message -p "a b" ; display-message -p c'
      if-shell -F 1 'display-message -p "a ; b" ; display-message -p c'
      ;
      ; display-message -p a
      set-option -g @x 1 ; display-message -p #{@x}
    `),
    ['display-message -p a'],
    ['display-message', '-p', 'a', ';', ';', 'display-message', '-p', 'b'],
  ],
  'scripting: conditions': lines(`
    if-shell
    if-shell true
    if-shell a b c d
    if-shell -F 1 'display-message -p yes' 'display-message -p no'
    if-shell -F 0 'display-message -p yes' 'display-message -p no'
    if-shell -F '' 'display-message -p yes' 'display-message -p no'
    if-shell -F 0 'display-message -p yes'
    if-shell -F #{==:#{session_name},main} 'display-message -p yes'
    if-shell -F -t nosuch #{session_name} 'display-message -p yes' 'display-message -p no'
    if-shell true 'display-message -p yes' 'display-message -p no'
    if-shell false 'display-message -p yes' 'display-message -p no'
    if-shell 'exit 3' 'display-message -p yes'
    if-shell 'test #{session_name} = main' 'display-message -p #{window_name}'
    if-shell -b true 'display-message -p yes'
    if-shell -F 1 nosuch
    if-shell -F 0 nosuch
    if-shell true nosuch
    if-shell -F 1 'display-message -p'
    if-shell -F 1 { display-message -p x }
    if-shell -x true true
  `),
  'scripting: shell commands': lines(`
    run-shell
    run-shell 'exit 0'
    run-shell true
    run-shell -b true
    run-shell -b false
    run-shell -d 0.1
    run-shell -d 0 true
    run-shell -d abc true
    run-shell -C
    run-shell -C nosuch
    run-shell -C 'display-message -p #{session_name}'
    run-shell -x true
    run-shell a b
    run-shell 'printf %s #{session_name} > $HOME/out'
    run-shell 'test "$(cat $HOME/out)" = main'
  `),
  'scripting: channels': lines(`
    wait-for
    wait-for a b
    wait-for -S one
    wait-for one
    run-shell -b 'sleep 0.2; printf x > $HOME/woken'
    wait-for -L two
    wait-for -U two
    wait-for -U two
    wait-for -U nosuch
    wait-for -L three ; wait-for -U three ; display-message -p free
    wait-for -S four ; wait-for four ; display-message -p woken
  `),
  'scripting: messages and clients': lines(`
    display-message -p
    display-message -p a b
    display-message -p -F #{session_name} x
    display-message -p -F #{session_name}
    display-message -p -d x a
    display-message -p -d -1 a
    display-message -p -t nosuch #{session_name}a
    display-message -p -t main:0.0 #{pane_index}
    display-message -p -c nosuch a
    display-message hello
    show-messages
    show-messages -J
    show-messages x
    refresh-client
    refresh-client -S
    refresh-client -t nosuch
    suspend-client
    suspend-client -t nosuch
    lock-client
    lock-session -t nosuch
    lock-session
    lock-server
    lock-server x
    command-prompt
    command-prompt -T nosuch
    command-prompt -t nosuch x
    confirm-before
    confirm-before kill-server
    confirm-before -t nosuch kill-server
    show-prompt-history
    show-prompt-history -T command
    show-prompt-history -T nosuch
    clear-prompt-history
    clear-prompt-history -T search
    clear-prompt-history -T nosuch
    list-commands bind-key extra
    list-commands -F #{command_list_name}=#{command_list_alias} wait
    list-commands -F #{command_list_name} if-shell
    pipe-pane -t nosuch cat
    pipe-pane
    pipe-pane -o 'cat > $HOME/piped'
    send-keys -l piped
    send-keys Enter
    capture-pane -p
    pipe-pane
    run-shell 'until grep -q piped $HOME/piped; do sleep 0.05; done'
  `),
  'scripting: files': [
    ...source('empty'),
    ...source('words', 'display -p a"b"\'c\'; display -p "#{session_name}"', 'display -p \\', '  continued # comment', '# only'),
    ...source('escapes', 'display -p "a\\tb\\u00e9\\101" ; display -p \'a\\tb\'', 'display -p a\\;b', 'display -p ~/x | nosuch'),
    ...source(
      'variables',
      'FOO=bar',
      'display -p $FOO ; display -p "${FOO}x"',
      "display -p '$FOO'",
      '%hidden BAZ=1',
      'display -p $BAZ',
    ),
    ['show-environment', '-g', 'FOO'],
    ['show-environment', '-g', 'BAZ'],
    ['show-environment', '-gh', 'BAZ'],
    ...source('blocks', 'if -F 1 {', '  display -p one', '  display -p two ; display -p three', '} { display -p no }'),
    ...source('nested', 'if -F 1 { if -F 0 { display -p a } { if -F 1 { display -p "b c" } } }'),
    ...source('conditions', '%if #{==:#{session_name},main}', 'display -p main', '%else', 'display -p other', '%endif'),
    ...source('elif', '%if 0', 'display -p a', '%elif 1', 'display -p b', '%elif 1', 'display -p c', '%endif', 'display -p d'),
    ...source('inline', '%if 1 display -p a %endif', '%if 0 display -p a %else display -p b %endif'),
    ...source('deep', '%if 1', '%if 0', 'display -p a', '%else', '%if 1', 'display -p b', '%endif', '%endif', '%endif'),
    ...source('failing', 'has -t nosuch ; display -p a', 'display -p b'),
    ...source('unknown', 'display -p a', 'nosuch x', 'display -p b'),
    ...source('flag', 'display -p a', 'display -Q'),
    ...source('inner', 'if -F 1 {', ' nosuch', '}'),
    ...source('open', 'if -F 1 {', ' display -p a'),
    ...source('quote', 'display -p "a', 'b"'),
    ...source('endless', '%if 1', 'display -p a'),
    ...source('stray', 'display -p a', '%endif'),
    ...source('closing', 'display -p a }'),
    ...source('string', 'display { display -p a }'),
    ...source('value', 'display -F { display -p a }'),
    ...source('brace', 'display -p a{b}'),
    file('one', 'display -p one'),
    file('two', 'display -p two', 'has -t nosuch'),
    ...lines(`
      source-file
      source-file nosuch
      source-file -q nosuch
      source-file one two
      source-file one nosuch two
      source-file -n two
      source-file -n unknown
      source-file -v two
      source-file -nv one
      source-file -F on#{?1,e,x}
      source-file on?
      source-file o[n]e
      source-file nosuch*
      source-file -q nosuch*
      source-file -x one
    `),
    ...source('bindings', 'bind -T own x {', '  display one', '  display two ; neww', '}', 'bind -T own y { splitw -dh } '),
    ['list-keys', '-T', 'own'],
    ...source('bound', 'bind -T own z if -F 1 { display "a b" ; display c } { lsw }', 'bind -T own a display a \\; display b'),
    ['list-keys', '-T', 'own'],
  ],
};
