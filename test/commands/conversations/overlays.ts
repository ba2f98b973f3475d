/** Choosers, popups, menus and pane numbers without a client to show them at: what is said about them. */
import { type Conversation, lines } from './lines.js';

export const overlays: Readonly<Record<string, Conversation>> = {
  choosers: lines(`
    choose-tree -x
    choose-tree -t nosuch
    choose-tree a b
    choose-buffer -x
    choose-buffer -t nosuch
    choose-client -t nosuch
  `),
  'popups and menus': lines(`
    display-popup
    display-popup -t nosuch
    display-popup -c nosuch
    display-menu
    display-menu -t nosuch a b c
    display-menu -c nosuch a b c
    display-menu a b c
    menu -T title a b c
    popup -E true
  `),
  'pane numbers and the clock': lines(`
    display-panes
    display-panes -t nosuch
    displayp -x
    clock-mode -t nosuch
    clock-mode extra
  `),
  'options of overlays': lines(`
    show-options -gwv clock-mode-colour
    show-options -gwv clock-mode-style
    set-option -gw clock-mode-style 13
    show-options -gv display-panes-time
    show-options -gv display-panes-colour
    show-options -gv display-panes-active-colour
    set-option -g display-panes-colour nosuch
    show-options -gwv popup-border-lines
    show-options -gwv popup-border-style
    show-options -gwv popup-style
    set-option -gw popup-border-lines wavy
    set-option -gw popup-border-lines rounded
    show-options -gw popup-border-lines
  `),
};
