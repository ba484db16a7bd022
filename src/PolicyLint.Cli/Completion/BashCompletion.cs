namespace PolicyLint.Cli.Completion;

/// <summary>Completion for bash, 3.2 included, without the package bash-completion.</summary>
internal static class BashCompletion
{
    public static string Write(CompletionGrammar grammar)
    {
        CompletableCommand[] commands = [.. grammar.Program.WithSubcommands()];
        return $$"""
            # bash completion for policylint. For this shell:      source <(policylint completion bash)
            # For all: policylint completion bash > ~/.local/share/bash-completion/completions/policylint

            _policylint_rules='{{string.Join(' ', grammar.RuleWords())}}'

            # Offers words that begin as the current one does. bash replaces only what follows the last "=" of it.
            # _policylint_offer LEAD WORDS: LEAD stands before each word already.
            _policylint_offer() {
                local word
                for word in $2; do
                    word=$1$word
                    if [[ $word == "$_policylint_current"* ]]; then
                        COMPREPLY+=("${word:$_policylint_done}")
                    fi
                done
            }

            _policylint() {
                local words=() last=-1 i real=${COMP_WORDS[COMP_CWORD]} command= option value lead
                local _policylint_current _policylint_done
                COMPREPLY=()

                # bash takes words apart at "=": they are put together again.
                for ((i = 0; i <= COMP_CWORD; i++)); do
                    if ((last >= 1)) && { [[ ${COMP_WORDS[i]} == = ]] || [[ ${words[last]} == *= && ${COMP_WORDS[i - 1]} == = ]]; }; then
                        words[last]+=${COMP_WORDS[i]}
                    else
                        words[++last]=${COMP_WORDS[i]}
                    fi
                done

                [[ $real != = ]] || real=
                _policylint_current=${words[last]}
                _policylint_done=$((${#_policylint_current} - ${#real}))

                # After "--" stand files.
                for ((i = 1; i < last; i++)); do
                    [[ ${words[i]} != -- ]] || return 0
                done

                # Only the first words can be a command.
                for ((i = 1; i < last; i++)); do
                    case "${command:+$command }${words[i]}" in
            {{Lines("            ", commands.Where(c => c.Name.Length > 0), c => $"'{c.Name}') command='{c.Name}' ;;")}}
                        *) break ;;
                    esac
                done

                if ((i == last)); then
                    case $command in
            {{Lines("            ", commands.Where(c => c.Subcommands.Length > 0), c => $"'{c.Name}') _policylint_offer '' '{string.Join(' ', c.Subcommands.Select(s => s.LastWord))}' ;;")}}
                    esac
                fi

                # "policylint PATH" is "policylint check PATH".
                if [[ -z $command ]]; then
                    command={{grammar.Default.Name}}
                    if ((last == 1)) && [[ $_policylint_current == -* ]]; then
                        _policylint_offer '' '{{OptionNames(grammar.Program)}}'
                    fi
                fi

                option=${words[last - 1]} value=$_policylint_current lead=
                if [[ $_policylint_current == --*=* ]]; then
                    option=${_policylint_current%%=*} value=${_policylint_current#*=} lead=$option=
                fi

                case "$command $option" in
            {{Lines("        ", commands.SelectMany(Cases), line => line)}}
                esac

                if [[ $_policylint_current == -* ]]; then
                    case $command in
            {{Lines("            ", commands.Where(c => c.Name.Length > 0), c => $"'{c.Name}') _policylint_offer '' '{OptionNames(c)}' ;;")}}
                    esac
                    return
                fi

                case $command in
            {{Lines("        ", commands.Where(c => c.Argument is not null and not { Kind: CompletionKind.File }), c => $"'{c.Name}') {Offer(c.Argument!)} ;;")}}
                esac
            }

            complete -o bashdefault -o default -F _policylint policylint

            """.ReplaceLineEndings("\n");
    }

    private static string Lines<T>(string indentation, IEnumerable<T> items, Func<T, string> line)
        => string.Join('\n', items.Select(item => indentation + line(item)));

    private static string OptionNames(CompletableCommand command) => string.Join(' ', command.Options.SelectMany(option => option.Names));

    /// <summary>One case for each option with a value. Files are left to bash, which quotes them as they need it.</summary>
    private static IEnumerable<string> Cases(CompletableCommand command)
        => command.Name.Length == 0 ? [] : command.Options
            .Where(option => option.Value is not null)
            .SelectMany(option => option.Names.Select(name => $"'{command.Name} {name}') {Offer(option.Value!)}; return ;;"));

    private static string Offer(CompletionValue value)
    {
        string words = string.Join(' ', value.Words);
        return value.Kind switch
        {
            CompletionKind.Word => $"_policylint_offer \"$lead\" '{words}'",
            CompletionKind.Rule => "_policylint_offer \"$lead\" \"$_policylint_rules\"",
            CompletionKind.RuleList => "[[ $value != *,* ]] || lead+=${value%,*},; _policylint_offer \"$lead\" \"$_policylint_rules\"",
            CompletionKind.RuleAndWord => $"if [[ $value == *=* ]]; then _policylint_offer \"$lead${{value%%=*}}=\" '{words}'; else _policylint_offer \"$lead\" \"$_policylint_rules\"; fi",
            CompletionKind.WordAndFile => $"[[ $value == *=* ]] || _policylint_offer \"$lead\" '{words}'",
            CompletionKind.Revision => "_policylint_offer \"$lead\" \"$(git for-each-ref --format='%(refname:short)' 2> /dev/null)\"",
            _ => ":",
        };
    }
}
