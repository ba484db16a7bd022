using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using PolicyLint.Authorization;
using PolicyLint.Cli.Output;

namespace PolicyLint.Cli.Reference;

/// <summary>Writes what the reference says for people.</summary>
/// <param name="reference">The reference.</param>
/// <param name="style">Colours, or none.</param>
/// <param name="terminalWidth">The columns of the terminal; null for a pipe, where lines of tables are written in full.</param>
/// <param name="isVerbose">Whether long lists are written in full.</param>
internal sealed class ReferenceText(ServiceReference reference, Style style, int? terminalWidth, bool isVerbose)
{
    private const int DefaultWidth = 80;
    private const int LeastWidth = 40;
    private const int MaxWidth = 120;
    private const int MaxServices = 10;
    private const int MaxActions = 20;
    private const string Indent = "  ";
    private const string Gap = "  ";
    private const string DeepIndent = "      ";
    private const string NoResources = "-";

    /// <summary>In tables: a column of one word, and as wide as its head.</summary>
    private const string ShortPermissions = "Permissions";

    private readonly StringBuilder _text = new();

    /// <summary>Where running lists are wrapped: for the eye, not wider than it reads.</summary>
    private readonly int _width = Math.Clamp(terminalWidth ?? DefaultWidth, LeastWidth, MaxWidth);

    /// <summary>The entries, and the day that the reference is from.</summary>
    public string Write(IReadOnlyList<ReferenceEntry> entries)
    {
        foreach (ReferenceEntry entry in entries)
        {
            Write(entry);
            Line();
        }

        Line(style.Faint(string.Create(CultureInfo.InvariantCulture, $"Reference of {reference.DataDate:yyyy-MM-dd}; what AWS added later is not in it.")));
        return _text.ToString();
    }

    private void Write(ReferenceEntry entry)
    {
        switch (entry)
        {
            case ActionEntry { Action: var action }:
                WriteAction(action);
                break;
            case ActionPatternEntry { Actions: var actions }:
                WriteActions(actions);
                break;
            case ServiceEntry { Service: var service }:
                WriteService(service);
                break;
            case ConditionKeyEntry { Key: var key }:
                WriteConditionKey(key);
                break;
            case ConditionKeyPatternEntry { Keys: var keys }:
                WriteKeys(keys);
                Line();
                Line(Words.Count(keys.Length, "condition key") + ".");
                break;
            case ManagedPolicyEntry { Policy: var policy }:
                WriteManagedPolicy(policy);
                break;
            case RetiredEntry retired:
                WriteRetired(retired);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(entry), entry, null);
        }
    }

    private void WriteAction(AwsAction action)
    {
        AwsService service = action.Service;
        Title(action.ToString());
        Fact("Service", service.Title);
        Fact("Access level", style.Level(action.Level, Words.Of(action.Level)));
        if (!action.SupportsResources)
        {
            Fact("Resource types", "none; Resource must be \"*\"");
        }
        else
        {
            Line();
            Heading(HasRequired(action) ? "Resource types (* is required)" : "Resource types");
            foreach (AwsActionResource resource in action.Resources)
            {
                Line(Indent + style.Strong(resource.ToString()));
                WriteArns(resource.Type, DeepIndent);
                ImmutableArray<AwsConditionKey> keys = KeyUse.On(resource);
                if (!keys.IsEmpty)
                {
                    Wrapped(DeepIndent, "keys: ", [.. keys.Select(key => key.Name)]);
                }
            }
        }

        if (action.ConditionKeys.Count > 0)
        {
            Line();
            Heading("Condition keys, besides the global ones");
            WriteKeys([.. action.ConditionKeys], Indent);
        }

        if (action.DependentActions.Count > 0)
        {
            Line();
            Heading(string.Create(CultureInfo.InvariantCulture, $"Needs also (as of {reference.DependentActionsDate:yyyy-MM-dd}; AWS no longer tells)"));
            foreach (AwsAction dependent in action.DependentActions)
            {
                Line(Indent + dependent);
            }
        }

        Line();
        Line(style.Faint(Addresses.Of(service)));
    }

    private static bool HasRequired(AwsAction action)
    {
        foreach (AwsActionResource resource in action.Resources)
        {
            if (resource.IsRequired)
            {
                return true;
            }
        }

        return false;
    }

    private void WriteArns(AwsResourceType type, string indent)
    {
        foreach (AwsArnPattern pattern in type.ArnPatterns)
        {
            Line(indent + pattern);
        }
    }

    private void WriteActions(ImmutableArray<AwsAction> actions)
    {
        const string Name = "Action";
        const string Level = "Access level";
        const string Types = "Resource types";
        int levelWidth = Level.Length;
        int nameWidth = Math.Max(Name.Length, actions.Max(action => action.ToString().Length));
        int tableWidth = Math.Max(terminalWidth ?? 0, LeastWidth);
        if (terminalWidth is not null)
        {
            // Few names are longer: they push their own line to the right and no other.
            nameWidth = Math.Min(nameWidth, Math.Max(tableWidth - levelWidth - (2 * Gap.Length) - Types.Length - 2, Name.Length));
        }

        Line(style.Strong(Name.PadRight(nameWidth) + Gap + Level.PadRight(levelWidth) + Gap + Types));
        bool hasRequired = false;
        bool hasNone = false;
        foreach (AwsAction action in actions)
        {
            hasRequired |= HasRequired(action);
            hasNone |= !action.SupportsResources;
            string name = action.ToString().PadRight(nameWidth);
            string level = action.Level == AccessLevel.PermissionsManagement ? ShortPermissions : Words.Of(action.Level);
            int room = tableWidth - name.Length - levelWidth - (2 * Gap.Length);
            Line(name + Gap + style.Level(action.Level, level) + new string(' ', levelWidth - level.Length) + Gap + TypesOf(action, room));
        }

        Line();
        Line($"{Number(actions.Length, "action")}: {Levels(actions)}.");
        string notes = (hasRequired ? "* is required" : "") + (hasRequired && hasNone ? "; " : "") + (hasNone ? $"{NoResources} takes no resource but \"*\"" : "");
        if (notes.Length > 0)
        {
            Line($"Resource types: {notes}.");
        }
    }

    /// <summary>The resource types of an action: on a terminal as many as fit, and how many more there are.</summary>
    private string TypesOf(AwsAction action, int room)
    {
        if (!action.SupportsResources)
        {
            return NoResources;
        }

        string[] types = [.. action.Resources.Select(resource => resource.ToString())];
        string all = string.Join(", ", types);
        if (terminalWidth is null || all.Length <= room)
        {
            return all;
        }

        for (int count = types.Length - 1; count > 1; count--)
        {
            string some = Some(count);
            if (some.Length <= room)
            {
                return some;
            }
        }

        return types.Length == 1 ? all : Some(1);

        string Some(int count) => string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", types.Take(count))}, +{types.Length - count}");
    }

    private void WriteService(AwsService service)
    {
        Title(service.Prefix);
        Fact("Service", service.Title);
        Fact("Has", $"{Number(service.Actions.Count, "action")}, {Number(service.ResourceTypes.Count, "resource type")}, {Number(service.ConditionKeys.Count, "condition key")}");
        Fact("Resource control policies", service.SupportsResourceControlPolicies ? "reach it" : "do not reach it");
        foreach (IGrouping<AccessLevel, AwsAction> level in service.Actions.GroupBy(action => action.Level).OrderBy(group => group.Key))
        {
            Line();
            string count = string.Create(CultureInfo.InvariantCulture, $" actions ({level.Count()})");
            Line(style.Level(level.Key, Words.Of(level.Key)) + style.Strong(count));
            Wrapped(Indent, "", [.. level.Select(action => action.Name)]);
        }

        if (service.ResourceTypes.Count > 0)
        {
            Line();
            Heading("Resource types");
            int width = service.ResourceTypes.Max(type => type.Name.Length);
            foreach (AwsResourceType type in service.ResourceTypes)
            {
                string name = type.Name;
                foreach (AwsArnPattern pattern in type.ArnPatterns)
                {
                    Line(Indent + style.Strong(name) + new string(' ', width - name.Length) + Gap + pattern);
                    name = "";
                }
            }
        }

        if (service.ConditionKeys.Count > 0)
        {
            Line();
            Heading("Condition keys");
            WriteKeys([.. service.ConditionKeys], Indent);
        }

        Line();
        Line(style.Faint(Addresses.Of(service)));
    }

    private void WriteKeys(ImmutableArray<AwsConditionKey> keys, string indent = "")
    {
        int width = keys.Max(key => key.Name.Length);
        foreach (AwsConditionKey key in keys)
        {
            Line(indent + key.Name.PadRight(width) + Gap + TypeOf(key));
        }
    }

    private void WriteConditionKey(AwsConditionKey key)
    {
        Title(key.Name);
        Fact("Type", Words.Of(key.Type));
        Fact("Values", key.IsMultivalued ? "several in one request; compare them with ForAllValues: or ForAnyValue:" : "one in a request");
        if (key.IsTemplate)
        {
            int start = key.Name.IndexOf("${", StringComparison.Ordinal);
            Fact("Fill in", key.Name[start..(key.Name.IndexOf('}', start) + 1)]);
        }

        ImmutableArray<KeyUse> uses = KeyUse.Of(reference, key);
        int count = uses.Sum(use => use.Actions.Length);
        Fact("Scope", key.IsGlobal ? "global; a policy may use it with any action" : count == 0 ? "no action lists it" : "the actions that list it");
        if (count == 0)
        {
            return;
        }

        Fact("Listed by", $"{Number(count, "action")} of {(uses.Length == 1 ? uses[0].Service.Prefix : Number(uses.Length, "service"))}");

        Line();
        if (isVerbose || count <= MaxActions)
        {
            foreach (KeyUse use in uses)
            {
                foreach (AwsAction action in use.Actions)
                {
                    Line(Indent + action);
                }
            }

            return;
        }

        if (uses.Length == 1)
        {
            Wrapped(Indent, "", [.. uses[0].Actions.Take(MaxActions).Select(action => action.Name), And(count - MaxActions, "action")]);
            return;
        }

        var services = uses.OrderByDescending(use => use.Actions.Length).Take(MaxServices)
            .Select(use => string.Create(CultureInfo.InvariantCulture, $"{use.Service.Prefix} ({use.Actions.Length})")).ToList();
        if (uses.Length > MaxServices)
        {
            services.Add(And(uses.Length - MaxServices, "service"));
        }

        Wrapped(Indent, "", services);
        if (uses.Length <= MaxServices)
        {
            Line(Indent + "--verbose lists the actions.");
        }
    }

    private void WriteManagedPolicy(AwsManagedPolicy policy)
    {
        Title(policy.Name);
        Line("A managed policy of AWS");
        Fact("ARN", policy.ToString());
        Line();
        Line(style.Faint(Addresses.Of(policy)));
    }

    private void WriteRetired(RetiredEntry retired)
    {
        Title(Printable.Escape(retired.Query));
        Line(string.Create(
            CultureInfo.InvariantCulture,
            $"No more: AWS had this {(retired.IsService ? "service" : "action")}; it was last seen on {retired.LastSeen:yyyy-MM-dd}."));
    }

    private static string TypeOf(AwsConditionKey key) => Words.Of(key.Type) + (key.IsMultivalued ? ", several values" : "");

    private static string Levels(ImmutableArray<AwsAction> actions)
        => string.Join(", ", actions.GroupBy(action => action.Level).OrderBy(group => group.Key)
            .Select(group => $"{group.Count().ToString("N0", CultureInfo.InvariantCulture)} {Words.Of(group.Key)}"));

    private static string And(int count, string noun) => $"and {Number(count, noun)} more (--verbose lists all)";

    private static string Number(int count, string noun)
        => count.ToString("N0", CultureInfo.InvariantCulture) + " " + noun + (count == 1 ? "" : "s");

    private void Title(string text) => Line(style.Strong(text));

    private void Heading(string text) => Line(style.Strong(text));

    private void Fact(string label, string text) => Line(style.Label(label + ":") + " " + text);

    private void Line(string text = "") => _text.Append(text).Append('\n');

    /// <summary>Items with commas between, in lines that fit.</summary>
    private void Wrapped(string indent, string label, List<string> items)
    {
        int column = indent.Length + label.Length;
        _text.Append(indent).Append(style.Label(label));
        for (int i = 0; i < items.Count; i++)
        {
            string item = items[i] + (i < items.Count - 1 ? "," : "");
            if (i > 0 && column + 1 + item.Length > _width)
            {
                _text.Append('\n').Append(' ', indent.Length + label.Length);
                column = indent.Length + label.Length;
            }
            else if (i > 0)
            {
                _text.Append(' ');
                column++;
            }

            _text.Append(item);
            column += item.Length;
        }

        _text.Append('\n');
    }
}
