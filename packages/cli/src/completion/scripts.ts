/**
 * What shells have to run so that they complete our words: each asks the program itself, which answers with the kind of
 * word, the word as it was read, and a candidate a line with what it is behind a tab.
 */

const bash = `# Completion of ccmux for bash: source <(ccmux completion bash)
_ccmux() {
  local reply=() item word skip='' cur=\${COMP_WORDS[COMP_CWORD]}
  COMPREPLY=()
  mapfile -t reply < <("\${1/#~\\//$HOME/}" completion candidates --line "\${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
  case \${reply[0]-} in
    files)
      compopt -o filenames
      mapfile -t COMPREPLY < <(compgen -f -- "$cur")
      ;;
    folders)
      compopt -o filenames
      mapfile -t COMPREPLY < <(compgen -d -- "$cur")
      ;;
    programs)
      mapfile -t COMPREPLY < <(compgen -c -- "$cur")
      ;;
    words)
      # bash divides words at colons, and replaces only what is behind the last one.
      word=\${reply[1]}
      [[ $COMP_WORDBREAKS == *:* && $word == *:* ]] && skip=\${word%"\${word##*:}"}
      for item in "\${reply[@]:2}"; do
        item=\${item%%$'\\t'*}
        item=\${item#"$skip"}
        [[ $item == *[[:space:]]* ]] && printf -v item %q "$item"
        COMPREPLY+=("$item")
      done
      ;;
  esac
}
complete -F _ccmux ccmux
`;

const zsh = `#compdef ccmux
# Completion of ccmux for zsh: source <(ccmux completion zsh), or this as _ccmux in a folder of $fpath
_ccmux() {
  local -a reply described
  local item word
  reply=("\${(@f)$(\${~words[1]} completion candidates -- "\${(@Q)words[2,CURRENT-1]}" "\${(Q)PREFIX}" 2>/dev/null)}")
  case $reply[1] in
    files) _files ;;
    folders) _files -/ ;;
    programs) _command_names -e ;;
    words)
      for item in "\${(@)reply[3,-1]}"; do
        word=\${item%%$'\\t'*}
        item=\${item#*$'\\t'}
        described+=("\${word//:/\\\\:}:$item")
      done
      _describe -t ccmux ccmux described
      ;;
  esac
}
if [[ $funcstack[1] == _ccmux ]]; then
  _ccmux "$@"
else
  compdef _ccmux ccmux
fi
`;

const fish = `# Completion of ccmux for fish: ccmux completion fish | source
function __ccmux_candidates
    set -l before (commandline -opc)
    set -l typed (commandline -ct)
    set -l reply (command $before[1] completion candidates -- $before[2..-1] "$typed" 2>/dev/null)
    switch "$reply[1]"
        case files
            __fish_complete_path "$typed"
        case folders
            __fish_complete_directories "$typed"
        case programs
            __fish_complete_command
        case words
            string join \\n -- $reply[3..-1]
    end
end
complete -c ccmux -f -a '(__ccmux_candidates)'
`;

export const completionScripts: Readonly<Record<string, string>> = { bash, fish, zsh };
