using System.Text;

namespace PolicyLint.Cli.Completion;

/// <summary>Completion for fish.</summary>
internal static class FishCompletion
{
    public static string Write(CompletionGrammar grammar)
    {
        CompletableCommand[] commands = [.. grammar.Program.WithSubcommands().Where(command => command.Name.Length > 0)];
        return $$"""
            # fish completion for policylint. For this shell:      policylint completion fish | source
            # For all: policylint completion fish > ~/.config/fish/completions/policylint.fish

            set -g __policylint_rules {{string.Join(' ', grammar.Rules.Select(rule => $"'{rule.Id}\t{rule.Name}' '{rule.Name}\t{rule.Id}'"))}}

            # The command that the line names: only its first words can be one.
            function __policylint_command
                set -l words (commandline -opc)
                set -l command
                for word in $words[2..-1]
                    set -l longer (string trim "$command $word")
                    contains -- $longer {{string.Join(' ', commands.Select(command => Quote(command.Name)))}}
                    or break
                    set command $longer
                end
                echo $command
            end

            function __policylint_is
                set -l command (__policylint_command)
                contains -- "$command" $argv
            end

            # Nothing stands on the line yet but the command.
            function __policylint_awaits
                set -l words (commandline -opc)
                set -l command (__policylint_command)
                test "$command" = "$argv[1]"
                and test (count $words) -eq (math 1 + (count (string split -n ' ' "$command")))
            end

            # What stands before the last separator of the value that is being written.
            function __policylint_lead
                string replace -r '^--[^=]*=' '' -- (commandline -ct) | string match -r ".*$argv[1]"
            end

            function __policylint_rule_list
                printf '%s\n' (__policylint_lead ,)$__policylint_rules
            end

            function __policylint_rule_and_word
                set -l lead (__policylint_lead =)
                if test -n "$lead"
                    printf '%s\n' $lead$argv
                else
                    string replace \t =\t -- $__policylint_rules
                end
            end

            function __policylint_word_and_file
                set -l lead (__policylint_lead =)
                if test -n "$lead"
                    set -l value (string replace -r '^--[^=]*=' '' -- (commandline -ct) | string replace -r '^[^=]*=' '')
                    printf '%s\n' $lead(__fish_complete_path $value)
                else
                    printf '%s\n' $argv=
                end
            end

            {{string.Join('\n', Lines(grammar, commands))}}

            """.ReplaceLineEndings("\n");
    }

    private static IEnumerable<string> Lines(CompletionGrammar grammar, CompletableCommand[] commands)
    {
        foreach (CompletableCommand parent in commands.Prepend(grammar.Program))
        {
            foreach (CompletableCommand command in parent.Subcommands)
            {
                yield return $"complete -c policylint -n '__policylint_awaits \"{parent.Name}\"' -a {command.LastWord} -d {Quote(command.Description)}";
            }
        }

        foreach (CompletableOption option in grammar.Program.Options)
        {
            yield return Line("__policylint_awaits \"\"", option);
        }

        foreach (CompletableCommand command in commands)
        {
            // "policylint PATH" is "policylint check PATH".
            string names = command == grammar.Default ? $"\"{command.Name}\" \"\"" : $"\"{command.Name}\"";
            foreach (CompletableOption option in command.Options)
            {
                yield return Line("__policylint_is " + names, option);
            }

            if (command.Argument?.Kind != CompletionKind.File)
            {
                yield return $"complete -c policylint -n '__policylint_is {names}' -f{(command.Argument is null ? "" : Words(command.Argument))}";
            }
        }
    }

    private static string Line(string condition, CompletableOption option)
    {
        var line = new StringBuilder($"complete -c policylint -n '{condition}'");
        foreach (string name in option.Names)
        {
            line.Append(name.StartsWith("--", StringComparison.Ordinal) ? $" -l {name[2..]}" : $" -s {name[1..]}");
        }

        if (option.Value is { } value)
        {
            line.Append(value.Kind == CompletionKind.File ? " -r -F" : " -x").Append(Words(value));
        }

        return line.Append(" -d ").Append(Quote(option.Description)).ToString();
    }

    private static string Words(CompletionValue value)
    {
        string words = string.Join(' ', value.Words);
        return value.Kind switch
        {
            CompletionKind.Word => $" -a '{words}'",
            CompletionKind.Rule => " -a '$__policylint_rules'",
            CompletionKind.RuleList => " -a '(__policylint_rule_list)'",
            CompletionKind.RuleAndWord => $" -a '(__policylint_rule_and_word {words})'",
            CompletionKind.WordAndFile => $" -a '(__policylint_word_and_file {words})'",
            CompletionKind.Revision => " -a '(git for-each-ref --format=\"%(refname:short)\" 2> /dev/null)'",
            _ => "",
        };
    }

    private static string Quote(string text)
        => $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";
}
