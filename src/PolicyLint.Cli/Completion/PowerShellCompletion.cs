namespace PolicyLint.Cli.Completion;

/// <summary>Completion for PowerShell, Windows PowerShell 5.1 included.</summary>
internal static class PowerShellCompletion
{
    public static string Write(CompletionGrammar grammar)
    {
        CompletableCommand[] commands = [.. grammar.Program.WithSubcommands()];
        return $$"""
            # PowerShell completion for policylint. For this shell: policylint completion powershell | Out-String | Invoke-Expression
            # For all: add that line to $PROFILE.

            Register-ArgumentCompleter -Native -CommandName policylint -ScriptBlock {
                param($wordToComplete, $commandAst, $cursorPosition)

                $rules = [ordered]@{
            {{string.Join('\n', grammar.Rules.Select(rule => $"        '{rule.Id}' = '{rule.Name}'"))}}
                }
                $commands = @{
            {{string.Join('\n', commands.Select(command => $"        {Quote(command.Name)} = @({Pairs(command.Subcommands.Select(sub => (sub.LastWord, sub.Description)))})"))}}
                }
                $options = @{
            {{string.Join('\n', commands.Select(command => $"        {Quote(command.Name)} = @({Pairs(command.Options.SelectMany(option => option.Names.Select(name => (name, option.Description))))})"))}}
                }
                # What an option, or the argument of a command, takes: how it is completed, and with which words.
                $values = @{
            {{string.Join('\n', commands.SelectMany(Values))}}
                }

                # The words before the current one.
                $words = @($commandAst.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { "$_" })
                $command = ''
                foreach ($word in $words) {
                    $longer = "$command $word".Trim()
                    if (-not $commands.ContainsKey($longer)) { break }
                    $command = $longer
                }

                $isFirst = $words.Count -eq @($command -split ' ' | Where-Object { $_ }).Count
                $offers = @()
                if ($isFirst) { $offers += $commands[$command] }
                # "policylint PATH" is "policylint check PATH".
                if (-not $command) {
                    if ($isFirst) { $offers += $options[''] }
                    $command = '{{grammar.Default.Name}}'
                }

                $lead = ''
                $key = if ($words.Count) { "$command $($words[-1])" } else { '' }
                if ($wordToComplete -match '^(--[^=]*)=') {
                    $key = "$command $($Matches[1])"
                    $lead = $Matches[0]
                }

                $hasValue = $values.ContainsKey($key)
                $value = @(if ($hasValue) { $values[$key] } elseif ($values.ContainsKey("$command ")) { $values["$command "] })
                if ($hasValue) { $offers = @() } else { $offers += $options[$command] }
                if (-not $wordToComplete.StartsWith('-')) { $offers = @($offers | Where-Object { $_ -and -not $_[0].StartsWith('-') }) }
                $rest = $wordToComplete.Substring($lead.Length)
                $all = @($rules.Keys | ForEach-Object { , @($_, $rules[$_]) }) + @($rules.Keys | ForEach-Object { , @($rules[$_], $_) })
                if ($value.Count) {
                    $listed = @($value | Select-Object -Skip 1 | ForEach-Object { , @($_, $_) })
                    switch ($value[0]) {
                        'word' { $offers += $listed }
                        'rule' { $offers += $all }
                        'rules' { if ($rest -match '^.*,') { $lead += $Matches[0] }; $offers += $all }
                        'rule=word' { if ($rest -match '^[^=]*=') { $lead += $Matches[0]; $offers += $listed } else { $offers += $all } }
                        'word=file' { if ($rest -notmatch '=') { $offers += $listed } }
                        'revision' { $offers += @(git for-each-ref --format='%(refname:short)' 2> $null | ForEach-Object { , @($_, $_) }) }
                    }
                }

                $offers | Where-Object { $_ -and "$lead$($_[0])" -like "$([WildcardPattern]::Escape($wordToComplete))*" } | ForEach-Object {
                    [System.Management.Automation.CompletionResult]::new("$lead$($_[0])", $_[0], 'ParameterValue', $_[1])
                }
            }

            """.ReplaceLineEndings("\n");
    }

    private static IEnumerable<string> Values(CompletableCommand command)
    {
        foreach (CompletableOption option in command.Options)
        {
            if (option.Value is { } value)
            {
                foreach (string name in option.Names)
                {
                    yield return $"        {Quote($"{command.Name} {name}")} = {Value(value)}";
                }
            }
        }

        if (command.Argument is { Kind: not CompletionKind.File } argument)
        {
            yield return $"        {Quote(command.Name + " ")} = {Value(argument)}";
        }
    }

    private static string Value(CompletionValue value)
    {
        string kind = value.Kind switch
        {
            CompletionKind.Word => "word",
            CompletionKind.Rule => "rule",
            CompletionKind.RuleList => "rules",
            CompletionKind.RuleAndWord => "rule=word",
            CompletionKind.WordAndFile => "word=file",
            CompletionKind.Revision => "revision",
            _ => "",
        };
        return $"@({string.Join(", ", value.Words.Prepend(kind).Select(Quote))})";
    }

    private static string Pairs(IEnumerable<(string Name, string Description)> pairs)
        => string.Join(", ", pairs.Select(pair => $"@({Quote(pair.Name)}, {Quote(pair.Description)})")) is { Length: > 0 } text ? (text.Contains("), @(", StringComparison.Ordinal) ? text : ", " + text) : "";

    private static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
