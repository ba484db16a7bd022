using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Syntax;

namespace PolicyLint.Cli.Configuration;

/// <content>What the configuration accepts.</content>
internal sealed partial class ConfigurationReader
{
    private const string SuppressionExample = "[{ rule: PL3002, files: \"deploy.json\", reason: \"why\" }]";

    private static readonly string[] SuppressionNames = ["expires", "files", "owner", "policy", "reason", "rule", "rules", "sid", "ticket", "until", "value"];

    private ImmutableArray<SuppressionEntry> ReadSuppressions(SyntaxNode node)
    {
        var entries = ImmutableArray.CreateBuilder<SuppressionEntry>();
        foreach (SyntaxNode item in _values.Items(node, "suppressions", SuppressionExample))
        {
            if (ReadSuppression(item) is { } entry)
            {
                entries.Add(entry);
            }
        }

        return entries.ToImmutable();
    }

    private SuppressionEntry? ReadSuppression(SyntaxNode node)
    {
        if (node.Kind != SyntaxKind.Mapping)
        {
            _faults.Add(node.Origin, $"a suppression is an object and not {ValueReader.Describe(node)}; for example {SuppressionExample[1..^1]}");
            return null;
        }

        var texts = new Dictionary<string, string?>(StringComparer.Ordinal);
        var names = new Dictionary<string, SyntaxNode>(StringComparer.Ordinal);
        SuppressedRule[] rules = [];
        GlobList? files = null;
        CalendarDate? until = null;
        foreach (SyntaxMember member in _values.Members(node, "suppressions", SuppressionExample))
        {
            string name = member.Name.GetText();
            names[name] = member.Name;
            switch (name)
            {
                case "rule" or "rules":
                    rules = [.. rules, .. ReadSuppressedRules(member.Value, name)];
                    break;
                case "files":
                    files = ReadGlobs(member.Value, name);
                    break;
                case "until" or "expires":
                    until = ReadDate(member.Value, name);
                    break;
                default:
                    if (SuppressionNames.Contains(name))
                    {
                        texts[name] = _values.ReadText(member.Value, name);
                    }
                    else
                    {
                        _faults.AddUnknown(member.Name.Origin, $"a suppression has no setting '{name}'", name, SuppressionNames, "it has");
                    }

                    break;
            }
        }

        RefuseBoth(names, "rule", "rules");
        RefuseBoth(names, "until", "expires");
        if (!names.ContainsKey("rule") && !names.ContainsKey("rules"))
        {
            _faults.Add(node.Origin, "a suppression lacks 'rule': the id or name of the rule whose findings are accepted");
        }

        // Without rules it has been told by now.
        return rules.Length == 0
            ? null
            : new SuppressionEntry(
                _globFolder,
                files,
                new Suppression(SuppressionKind.Configuration, node.Origin, rules)
                {
                    Policy = texts.GetValueOrDefault("policy"),
                    Sid = texts.GetValueOrDefault("sid"),
                    Value = texts.GetValueOrDefault("value"),
                    Reason = texts.GetValueOrDefault("reason") ?? "",
                    Ticket = texts.GetValueOrDefault("ticket") ?? "",
                    Until = until,
                },
                texts.GetValueOrDefault("owner"));
    }

    private void RefuseBoth(Dictionary<string, SyntaxNode> names, string name, string other)
    {
        if (names.ContainsKey(name) && names.TryGetValue(other, out SyntaxNode second))
        {
            _faults.Add(second.Origin, $"'{name}' and '{other}' are two names for one setting; leave one out");
        }
    }

    private List<SuppressedRule> ReadSuppressedRules(SyntaxNode node, string name)
    {
        var rules = new List<SuppressedRule>();
        IEnumerable<SyntaxNode> items = name == "rules" && node.Kind != SyntaxKind.String ? _values.Items(node, name, "[PL3002]") : [node];
        bool isEmpty = true;
        foreach (SyntaxNode item in items)
        {
            isEmpty = false;
            if (_values.ReadText(item, name, "PL3002") is { } text && FindRule(item) is not null)
            {
                rules.Add(new SuppressedRule(text, item.Origin));
            }
        }

        if (ValueReader.IsLeftOut(node) || (isEmpty && node.Kind == SyntaxKind.Sequence))
        {
            _faults.Add(node.Origin, $"'{name}' names no rule; give the id or name of the rule whose findings are accepted");
        }

        return rules;
    }

    private CalendarDate? ReadDate(SyntaxNode node, string name)
    {
        if (_values.ReadText(node, name, "\"2027-03-31\"") is not { } text)
        {
            return null;
        }

        if (CalendarDate.TryParse(text, out CalendarDate date))
        {
            return date;
        }

        _faults.Add(node.Origin, $"'{name}' takes a day of the calendar as YYYY-MM-DD, such as 2027-03-31, and not '{text}'");
        return null;
    }
}
