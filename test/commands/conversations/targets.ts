/** Targets: every way to name a session, a window or a pane, and what is said of one that is not there. */
import { type Conversation, lines } from './lines.js';

const prepared = lines(`
  new-window -d -n two cat
  new-window -d -n twin cat
  new-window -d -t main:7 -n seven cat
  split-window -d -h -t main:0 cat
  split-window -d -v -t main:0.0 cat
  split-window -d -v -t main:0.2 cat
  new-session -d -s other -n own -x 60 -y 20 cat
  new-session -d -s othello -n own -x 60 -y 20 cat
  link-window -d -s main:two -t other:3
  link-window -d -s main:two -t main:9
  select-window -t main:7
  select-window -t main:0
  select-pane -t main:0.3
  select-pane -t main:0.1
  select-pane -m -t main:0.2
`);

const each = (targets: string, call: (target: string) => readonly string[]): Conversation =>
  targets.trim().split(/\s+/).map(call);

const place = '#{session_name}:#{window_index}.#{pane_index} #{window_id} #{pane_id}';
const windows = (targets: string): Conversation => each(targets, (t) => ['list-panes', '-t', t, '-F', place]);
const panes = (targets: string): Conversation => each(targets, (t) => ['display-message', '-p', '-t', t, place]);
/** Says only what is wrong with the target. */
const pipes = (targets: string): Conversation => each(targets, (t) => ['pipe-pane', '-t', t]);

export const targets: Readonly<Record<string, Conversation>> = {
  'targets: sessions': [
    ...prepared,
    ...each(
      'main =main mai =mai m* *n [mn]ain ? oth =oth o* other othe= $0 $1 $9 $x main: =main: nosuch: nosuch =nosuch : main:0 other:own {mouse} ~ {marked} main:. main.0 %0 @0 %99 @99 = -x',
      (t) => ['has-session', '-t', t],
    ),
  ],
  'targets: windows': [
    ...prepared,
    ...windows(
      'main:0 :7 main: main:two :two main:=two main:tw main:=tw main:t* main:s*n main:^ main:$ main:! main:+ main:- main:+2 main:-2 main:+1 :+ :^ :{start} :{end} :{last} :{next} :{previous} main:{start} main:{end} main:{nosuch} {last} {next} {start} + - ! ^ $ 7 two seven @0 @1 @2 main:@1 other:@1 othello:@1 @99 @x main:99 :99 main:nosuch =main:two =mai:two other:3 oth:3 nosuch:1 =nosuch:1 main:own other:own own other othello main {marked} ~ %1 main:%1 main:0.2 main:0.9 :0.9 :.1 {mouse} = main:{mouse} main:9 main:=0 main:=9',
    ),
  ],
  'targets: panes': [
    ...prepared,
    ...panes(
      'main:0.0 main:0.2 2 + - ! {last} {next} {previous} .+ .- {top} {bottom} {left} {right} {top-left} {top-right} {bottom-left} {bottom-right} {up-of} {down-of} {left-of} {right-of} main:0.{top-left} main:0.{bottom-right} main:{start}.{top} main:^.0 main:$.0 %0 %3 @0.1 $0:0.1 $0:.1 $0.1 main:0. main:. {marked} ~ =main:0.1 other:3.0 two.0 7.0 seven main other main:',
    ),
    ...pipes(
      'main:0.9 main:0.nosuch .9 %99 %x main:two.%0 main:9.1 main:nosuch.0 nosuch:0.0 nosuch =nosuch =nosuch:.0 {nosuch} main:0.{nosuch} @99.0 $99:0.0 main:sevenmain:seven.+ tw oth {mouse} =',
    ),
    ...lines('select-pane -M'),
    ...pipes('{marked} ~'),
    ...lines(`
      set -g pane-base-index 1
      set -g base-index 1
    `),
    ...panes('main:0.1 main:0.4 .1 1'),
    ...pipes('main:0.0 main:0.5'),
  ],
  'targets: indexes': [
    ...prepared,
    ...lines(`
      new-window -d -t main:1 cat
      new-window -d -t main:two cat
      new-window -d -t main:4 cat
      new-window -d -t :nosuch cat
      new-window -d -t nosuch: cat
      new-window -d -t other: cat
      new-window -d -t + cat
      new-window -d -t main:-9 cat
      move-window -s main:4 -t main:20
      move-window -s main:20 -t 21
      move-window -d -s main:21 -t other
      swap-window -d -s main:two -t main:twin
      link-window -d -s main:0 -t other:0
      link-window -d -s main:nosuch -t other:0
      link-window -d -s main:0 -t other:30
      list-windows -t main -F #{window_index}:#{window_id}
      list-windows -t other -F #{window_index}:#{window_id}
    `),
  ],
  'targets: clients': lines(`
    detach-client -t nosuch
    switch-client -t main
    switch-client -c nosuch -t main
    refresh-client -t nosuch
    lock-client -t nosuch
    suspend-client -t nosuch
    list-clients -t nosuch
    list-clients -t main
  `),
};
