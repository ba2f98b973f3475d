/** Formats: every form, and the variables of sessions, windows and panes in states made on purpose. */
import { type Conversation, lines } from './lines.js';

/** Each format at the same place. */
const show = (formats: string, target = 'main:0'): Conversation =>
  formats
    .trim()
    .split('\n')
    .map((format) => ['display-message', '-p', '-t', target, format.trim()]);

const values = lines(`
  set -g @l abcdefghij
  set -g @p /a/b/c.txt
  set -g @q 'a b"c$d;e(f)#g'
  set -g @n 5
  set -g @h a#b
  set -g @c #[fg=red]red#[default]plain
  set -g @e '#{@n}#{@l}'
  set -g @t 1700000000
  set -g @u héllo
  set -g @zero 0
`);

const prepared = lines(`
  new-window -d -n two cat
  new-window -d -t main:5 -n five cat
  split-window -d -h -t main:0 cat
  split-window -d -t main:0.0 -l 5 cat
  select-pane -t main:0.2 -T right
  new-session -d -s other -n own -x 60 -y 20 cat
  link-window -d -s main:two -t other:7
  new-session -d -s peer -t main
  select-window -t main:5
  select-window -t main:0
  select-pane -t main:0.1
  select-pane -m -t main:0.2
  set-buffer -b mine hello
`);

const places = show(`
  #{session_name}:#{window_index}.#{pane_index} #S:#I.#P #W #F #D
  #{session_id} #{window_id} #{pane_id} #{next_session_id}
  #{session_windows} #{session_attached} #{session_many_attached} #{session_attached_list}|
  #{session_group}|#{session_group_size}|#{session_group_list}|#{session_grouped}
  #{session_group_attached}|#{session_group_many_attached}|#{session_group_attached_list}|
  #{session_alerts}|#{session_stack}|#{session_marked}|#{session_last_attached}|
  #{active_window_index} #{last_window_index}
  #{session_format}#{window_format}#{pane_format}
  #{window_name} #{window_panes} #{window_width}x#{window_height}
  #{window_layout}
  #{window_visible_layout}
  #{window_flags} #{window_raw_flags}
  #{window_active}#{window_last_flag}#{window_start_flag}#{window_end_flag}
  #{window_activity_flag}#{window_bell_flag}#{window_silence_flag}
  #{window_linked} #{window_active_clients}|#{window_active_clients_list}|
  #{window_active_sessions} #{window_active_sessions_list}
  #{window_stack_index} #{window_zoomed_flag} #{window_marked_flag}
  #{window_bigger}|#{window_offset_x}|#{window_offset_y}|
  #{pane_active}#{pane_last}#{pane_marked}#{pane_marked_set}
  #{pane_width}x#{pane_height} #{pane_left},#{pane_top} #{pane_right},#{pane_bottom}
  #{pane_at_left}#{pane_at_right}#{pane_at_top}#{pane_at_bottom}
  #{pane_title} #{pane_in_mode} #{pane_mode}| #{pane_synchronized} #{pane_input_off} #{pane_pipe}
  #{pane_dead}|#{pane_dead_status}|#{pane_dead_signal}|#{pane_dead_time}|
  #{pane_current_command} #{pane_start_command} #{pane_search_string}|#{pane_path}|
  #{pane_fg} #{pane_bg}
  #{cursor_x},#{cursor_y} #{cursor_flag} #{cursor_character}|
  #{alternate_on}#{keypad_flag}#{keypad_cursor_flag}#{insert_flag}#{origin_flag}#{wrap_flag}
  #{scroll_region_upper},#{scroll_region_lower} #{alternate_saved_x},#{alternate_saved_y} #{pane_tabs}
  #{mouse_any_flag}#{mouse_all_flag}#{mouse_button_flag}#{mouse_standard_flag}#{mouse_sgr_flag}#{mouse_utf8_flag}
  #{history_size} #{scroll_position}|#{copy_cursor_x}|#{selection_present}|
  #{hook}|#{line}|#{mouse_x}|#{mouse_word}|#{command_list_name}|
  #{client_name}|#{client_tty}|#{client_session}|#{client_prefix}|#{client_width}|
  #{host} #H #{host_short} #h #{uid} #{user}
  #{==:#{session_created},#{session_activity}} #{session_path}
  #{t/p:session_created}
  #{?#{e|>=:#{session_created},#{start_time}},later,before}
  #{nosuch}|#{@nosuch}|#{HOME}
  #{base-index} #{status-left} #{renumber-windows} #{window-size} #{status-interval}|
  #{W:#{window_index}#{?window_active,*,}#{window_flags} ,<#{window_index}> }
  #{W:#{window_index}:#{window_panes},}
  #{P:#{pane_index}#{?pane_active,*,} ,[#{pane_index}:#{pane_id}] }
  #{S:#{session_name}:#{session_windows} }
  #{S:#{session_name}[#{W:#{window_index}#{P:.#{pane_index}}}] }
  #{S:#{session_format}#{window_format}#{pane_format}}#{W:#{session_format}#{window_format}#{pane_format}}
  #{N:two}#{N/w:nosuch}#{N/s:other}#{N/s:nosuch}#{N/w:#{window_name}}
  #{?window_zoomed_flag,zoomed,#{?#{>:#{window_panes},1},split,single}}
  #{?pane_in_mode,#[fg=white#,bg=red],#[fg=red#,bg=white]}#W .
  #{E:status-left}#{T:status-left}
  #{E:window-status-format}|#{E:window-status-current-format}
  #{W:#{E:window-status-format} ,#{E:window-status-current-format} }
`);

const texts = show(`
  #{@l}#{@n} ## #, #} #: #z #
  ##S ###S ####S ##{x} ###{@n}
  ##[x] ###[x] #[fg=red,bg=blue]x
  #{@l
  #{@l}}
  #{}|#{:@n}|#{#{@n}}|#{;@n}
  #{?@n,yes,no}#{?@zero,yes,no}#{?nosuch,yes,no}#{?,yes,no}
  #{?#{@n},a,b}#{?#{==:#{@n},5},a,b}#{?1,a,b}
  #{?@n,#{?@zero,x,y},z}
  #{?@n,a#,b,c}|#{?@zero,x,a#}b}
  #{==:a,a}#{==:a,b}#{!=:a,a}#{!=:a,b}
  #{<:a,b}#{<:b,a}#{>:a,b}#{>:b,a}#{<=:a,a}#{>=:a,b}
  #{<:10,9}#{>:é,z}#{==:,}
  #{==:a#,b,a#,b}#{==:#{?@n,x,y},x}
  #{||:0,1}#{||:0,0}#{||:,x}#{&&:1,1}#{&&:1,0}#{&&:1,#{@zero}}
  #{&&:#{==:a,a},#{!=:a,b}}
  #{m:a*,abc}#{m:*b*,abc}#{m:?,ab}#{m:[a-c]x,bx}#{m:[!a-c]x,bx}#{m:a,A}#{m/i:a,A}
  #{m:*[,a[}#{m:a\\*,a*}#{m:,}#{m:*,}
  #{m/r:^a.c$,abc}#{m/r:b,abc}#{m/r:B,abc}#{m/ri:B,abc}#{m/r:(,a}
  #{m/r:^[[:alpha:]]+$,abc}#{m/r:^[0-9]{2#,3}$,123}#{m/r:a|b,xb}
  #{m/r:^(a+)+$,aaab}#{m/r:\\.txt$,c.txt}#{m/r:[^]a],]}
  #{m/r:*,a}#{m/r:a**,a}#{m/r:[z-a],a}#{m/r:a{2,aa}#{m/r:),)}
  #{s/a/X/:@l}|#{s/[a-c]/<&>/:@l}|#{s/(b)(c)/\\2\\1/:@l}
  #{s/a*/x/:@l}|#{s/x*/-/:@l}|#{s/$/E/:@l}|#{s/b|bc|bcd/X/:@l}
  #{s/A/x/:@l}|#{s/A/x/i:@l}|#{s|/|:|:@p}|#{s/a/#{@n}/:@l}
  #{s/a/b/;s/b/c/:@l}|#{s/(/x/:@l}|#{s/a:@l}
  #{s/[a-c]+/\\0\\0/:@l}|#{s/(.)(.)/\\2\\1/:@l}
  #{=3:@l}|#{=-3:@l}|#{=0:@l}|#{=20:@l}|#{=:@l}|#{=x:@l}
  #{=/3/...:@l}|#{=/-3/...:@l}|#{=/20/...:@l}|#{=|3|>:@l}
  #{=5:@c}|#{=-5:@c}|#{=2:@u}
  #{p12:@l}|#{p-12:@l}|#{p3:@l}|#{p:@l}
  #{p5:}|#{p-5:x}|#{p8:@u}|#{p-8:@u}
  #{=3;p6:@l}|#{p3;=2:@l}|#{=3;=-2:@l}
  #{n:@l} #{n:@u} #{w:@u} #{w:@c} #{n:@c} #{n:nosuch}
  #{n:#{@l}xx} #{w:#{@l}xx}
  #{b:@p} #{d:@p} #{b:@l} #{d:@l} #{b;d:@p}
  #{b:#{@p}}|#{d:#{l:/x/y}}
  #{q:@q}|#{q/e:@h}|#{q/h:@h}
  #{l:#{@n}}|#{l:a,b}|#{l}|#{E}
  #{E:@e}|#{T:@e}|#{E:@l}|#{@e}
  #{E:@p}|#{E;=4:@e}|#{E;s/5/x/:@e}
  #{a:65}#{a:98}#{a:31}|#{a:200}|#{a:x}|#{a:#{l:66}}
  #{c:red} #{c:brightred} #{c:colour123} #{c:#abcdef} #{c:default}|#{c:nosuch}|
  #{c:SteelBlue4} #{c:lightcoral} #{c:grey} #{c:gray50} #{c:grey17} #{c:gray101}|#{c:gold} #{c:blue1}
  #{e|+|:1,2} #{e|-|:1,3} #{e|*|:4,5} #{e|/|:7,2} #{e|m|:7,3} #{e|%%|:7,3}
  #{e|==|:1,1}#{e|!=|:1,1}#{e|<|:1,2}#{e|>|:1,2}#{e|<=|:2,2}#{e|>=|:1,2}
  #{e|+|f:1.5,2.25} #{e|/|f|4:1,3} #{e|*|f|0:2.5,2} #{e|+||3:1,2}
  #{e|+|:a,2}|#{e|?|:1,2}|#{e|+|:1}|#{e:1,2}|#{e|+:1,2}
  #{e|+|:#{@n},#{e|*|:2,3}} #{e|+|:0x10,1} #{e|+|: 1,2} #{e|-|f|3:1,3}
  #{e|+|f|-1:1,1} #{e|+|f|30:1,1}|
  #{t:@t} #{t/f/%%Y-%%m-%%d:@t} #{t/p:@t} #{t/f/%%H#:%%M:@t}
  #{t:nosuch}|#{t:@l}|#{t:@zero}|
  %% 100%% %Y-%m %Q
  #{=3:#{p10:@l}}|#{p10:#{=3:@l}}|
  #{z:@l}|#{xx:@l}|#{=5/x:@l}|#{,:@l}
  #{?#{m:*b*,#{@l}},#{s/b/B/:@l},none}
  #{C:hello} #{C:nosuch} #{C/r:^hel+o$} #{C/i:HELLO} #{C/ri:^HEL} #{C:hel*o} #{C/r:(}
`);

export const formats: Readonly<Record<string, Conversation>> = {
  'formats: forms': [...values, ...lines('send-keys -t main:0 hello Enter'), ...lines("run-shell 'sleep 0.2'"), ...texts],
  'formats: variables of places': [
    ...prepared,
    ...places,
    ...lines('resize-pane -Z -t main:0.1'),
    ...show('#{window_zoomed_flag} #{window_flags} #{pane_width}x#{pane_height} #{window_visible_layout} #{window_layout}'),
  ],
  'formats: other places': [
    ...prepared,
    ...show(
      `
      #{session_name}:#{window_index}.#{pane_index} #{window_name} #{pane_title}
      #{pane_active}#{pane_last}#{pane_marked} #{window_active}#{window_last_flag}#{window_marked_flag}
      #{pane_at_left}#{pane_at_right}#{pane_at_top}#{pane_at_bottom}
      `,
      'main:0.2',
    ),
    ...show(
      `
      #{session_name}:#{window_index} #{window_linked} #{window_stack_index} #{window_end_flag}
      #{session_group}|#{session_marked}|#{active_window_index}|#{last_window_index}|#{session_stack}
      #{window_active_sessions} #{window_active_sessions_list}|
      `,
      'other:7',
    ),
    ...show('#{session_name}:#{window_index} #{session_grouped} #{session_group} #{window_flags}', 'peer:0'),
    ...lines(`
      list-windows -t main -F #{line}:#{window_format}#{pane_format}#{session_format}:#{window_name}:#{pane_index}
      list-sessions -F #{line}:#{session_format}#{window_format}#{pane_format}:#{session_name}
      list-panes -t main:0 -F #{line}:#{pane_format}:#{pane_id}
      list-panes -s -t other -F #{line}:#{window_index}.#{pane_index}
      list-windows -a -F #{line}:#{session_name}:#{window_index}
      list-panes -a -F #{line}:#{session_name}:#{window_index}.#{pane_index}
      list-windows -t main -f #{==:#{window_index},5} -F #{window_name}
      list-panes -a -f #{pane_marked} -F #{pane_id}
      list-buffers -F #{buffer_name}:#{buffer_size}:#{buffer_sample}
      display-message -p '#{buffer_name}|#{buffer_size}|#{buffer_sample}'
      copy-mode -t main:0.1
    `),
    ...show(
      `
      #{pane_in_mode} #{pane_mode} #{scroll_position} #{copy_cursor_x},#{copy_cursor_y} #{selection_present} #{rectangle_toggle}
      #{search_present} #{search_match}|#{selection_active}|#{copy_cursor_word}|
      `,
      'main:0.1',
    ),
  ],
  'formats: step by step': lines(`
    display-message -v -p '#{?#{==:#{session_name},a},yes-#{window_index},no} #{E:window_name}'
    display-message -v -p '#{session_name} #{nosuch} #S #{?nosuch,a,b}#{?session_name,x,y} %% #{E:@foo}#{T:@foo}'
    display-message -v -p '#{=/3/x:nosuch}#{m/i:A*,abc}#{s/a/b/:session_name}'
    display-message -v '#S'
  `),
};
