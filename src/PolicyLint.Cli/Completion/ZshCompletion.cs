namespace PolicyLint.Cli.Completion;

/// <summary>Completion for zsh.</summary>
internal static class ZshCompletion
{
    public static string Write(CompletionGrammar grammar) => $$"""
        #compdef policylint
        # zsh completion for policylint. For this shell:       source <(policylint completion zsh)
        # For all: policylint completion zsh > _policylint in a folder of $fpath, before compinit runs.

        _policylint_rule() {
            local -a rules
            rules=(
        {{string.Join('\n', grammar.Rules.Select(rule => $"        '{rule.Id}:{rule.Name}' '{rule.Name}:{rule.Id}'"))}}
            )
            _describe 'rule' rules "$@"
        }

        _policylint_rules() {
            compset -P '*,'
            _policylint_rule -qS,
        }

        # A rule, an equals sign, and one of the words.
        _policylint_rule_and_word() {
            if compset -P '*='; then
                compadd -- "$@"
            else
                _policylint_rule -qS=
            fi
        }

        # One of the words, an equals sign, and a file.
        _policylint_word_and_file() {
            if compset -P '*='; then
                _files
            else
                compadd -qS= -- "$@"
            fi
        }

        _policylint_revision() {
            compadd -- ${(f)"$(git for-each-ref --format='%(refname:short)' 2> /dev/null)"}
        }

        {{string.Join("\n\n", grammar.Program.WithSubcommands().Where(command => command.Name.Length > 0).Select(Function))}}

        _policylint() {
            local curcontext=$curcontext ret=1
            local -a commands
            commands=(
        {{Descriptions(grammar.Program.Subcommands)}}
            )
            if ((CURRENT == 2)); then
                _describe -t commands 'command' commands && ret=0
                [[ $PREFIX != -* ]] || _arguments -s {{Specifications(grammar.Program)}} && ret=0
            elif ((${+functions[_policylint_command_$words[2]]})) && ((${commands[(I)$words[2]:*]})); then
                shift words
                ((CURRENT--))
                _policylint_command_$words[1]
                return
            fi
            # "policylint PATH" is "policylint check PATH".
            _policylint_command_{{grammar.Default.Name}} && ret=0
            return ret
        }

        # Loaded from a folder of $fpath, or sourced.
        if [[ $funcstack[1] == _policylint ]]; then
            _policylint "$@"
        else
            compdef _policylint policylint
        fi

        """.ReplaceLineEndings("\n");

    private static string Function(CompletableCommand command)
    {
        string name = "_policylint_command_" + command.Name.Replace(' ', '_');
        if (command.Subcommands.Length == 0)
        {
            return $$"""
                {{name}}() {
                    _arguments -s {{Specifications(command)}}
                }
                """;
        }

        return $$"""
            {{name}}() {
                local -a commands
                commands=(
            {{Descriptions(command.Subcommands)}}
                )
                if ((CURRENT == 2)); then
                    _describe -t commands 'command' commands
                    [[ $PREFIX != -* ]] || _arguments -s {{Specifications(command)}}
                elif ((${commands[(I)$words[2]:*]})); then
                    shift words
                    ((CURRENT--))
                    {{name}}_$words[1]
                fi
            }
            """;
    }

    private static string Descriptions(IEnumerable<CompletableCommand> commands)
        => string.Join('\n', commands.Select(command => "        " + Quote($"{command.LastWord}:{command.Description}")));

    private static string Specifications(CompletableCommand command)
    {
        IEnumerable<string> options = command.Options.SelectMany(option => option.Names.Select(name => Quote(
            "*" + name + (option.Value is null ? "" : "=") + "[" + Escape(option.Description) + "]" + (option.Value is null ? "" : ": :" + Action(option.Value)))));
        string[] arguments = command.Argument is null ? [] : [Quote("*: :" + Action(command.Argument))];
        return string.Join(" \\\n        ", options.Concat(arguments));
    }

    private static string Action(CompletionValue value)
    {
        string words = string.Join(' ', value.Words);
        return value.Kind switch
        {
            CompletionKind.File => "_files",
            CompletionKind.Word => $"({words})",
            CompletionKind.Rule => "_policylint_rule",
            CompletionKind.RuleList => "_policylint_rules",
            CompletionKind.RuleAndWord => $"{{_policylint_rule_and_word {words}}}",
            CompletionKind.WordAndFile => $"{{_policylint_word_and_file {words}}}",
            CompletionKind.Revision => "_policylint_revision",
            _ => "",
        };
    }

    /// <summary>Brackets and colons mean something to <c>_arguments</c>.</summary>
    private static string Escape(string text)
        => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal).Replace(":", "\\:", StringComparison.Ordinal);

    private static string Quote(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
