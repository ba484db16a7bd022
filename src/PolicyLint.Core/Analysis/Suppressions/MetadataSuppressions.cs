using System.Collections.Immutable;
using PolicyLint.Model;
using PolicyLint.Syntax;

namespace PolicyLint.Analysis;

/// <summary>
/// Finds the suppressions in the metadata of a CloudFormation template and of its resources:
/// <c>Metadata: {policylint: {suppress: [{id, reason, until, ticket, sid, value}]}}</c>.
/// </summary>
internal static class MetadataSuppressions
{
    private const string Keys = "one of id, reason, until, ticket, sid and value";

    /// <summary>Reads the suppressions of a template.</summary>
    /// <param name="root">The template.</param>
    /// <param name="resources">Its resources.</param>
    /// <param name="suppressions">Takes what is found.</param>
    public static void Read(SyntaxNode root, IReadOnlyList<TemplateResource> resources, ImmutableArray<Suppression>.Builder suppressions)
    {
        if (resources.Count == 0)
        {
            return;
        }

        Read(root, SuppressionReach.EntireFile, null, suppressions);
        foreach (TemplateResource resource in resources)
        {
            Read(resource.Node, new SuppressionReach.Resource(resource.Declaring.LogicalId, resource.Node.Origin.Span), resource.Declaring, suppressions);
        }
    }

    private static void Read(SyntaxNode owner, SuppressionReach reach, DeclaringResource? resource, ImmutableArray<Suppression>.Builder suppressions)
    {
        if (!owner.TryGetMember("Metadata", out SyntaxNode metadata) || !metadata.TryGetMember("policylint", out SyntaxNode own) || own.IsIncomplete)
        {
            return;
        }

        if (own.Kind != SyntaxKind.Mapping)
        {
            Refuse(own, Describe(own), "an object with the member 'suppress'");
            return;
        }

        foreach (SyntaxMember member in own.Members)
        {
            if (!member.Name.TextIs("suppress"))
            {
                Refuse(member.Name, Describe(member.Name), "'suppress'");
            }
            else if (member.Value.Kind != SyntaxKind.Sequence)
            {
                Refuse(member.Value, Describe(member.Value), "a list of objects with the members id and reason");
            }
            else
            {
                foreach (SyntaxNode entry in member.Value.Items)
                {
                    suppressions.Add(new Entry(entry).ToSuppression(reach, resource));
                }
            }
        }

        void Refuse(SyntaxNode node, string found, string expected)
            => suppressions.Add(Suppression.Malformed(SuppressionKind.Metadata, node.Origin, resource, new SuppressionFault(node.Origin, found, expected)));
    }

    private static string Describe(SyntaxNode node) => node.Kind switch
    {
        SyntaxKind.Mapping => "an object",
        SyntaxKind.Sequence => "a list",
        SyntaxKind.Null or SyntaxKind.Missing => "nothing",
        _ when node.HasForeignTag => "a function",
        _ => $"'{node.GetText()}'",
    };

    /// <summary>An entry of the list, as far as it was read.</summary>
    private sealed class Entry
    {
        private readonly SyntaxNode _node;
        private readonly List<SuppressionFault> _faults = [];
        private readonly Dictionary<string, SyntaxNode> _members = new(StringComparer.Ordinal);

        public Entry(SyntaxNode node)
        {
            _node = node;
            if (node.Kind != SyntaxKind.Mapping)
            {
                Refuse(node, Describe(node), "an object with the members id and reason");
                return;
            }

            foreach (SyntaxMember member in node.Members)
            {
                Add(member);
            }

            if (!_members.ContainsKey("id") && _faults.Count == 0)
            {
                Refuse(node, "no 'id'", "the id or name of a rule");
            }
        }

        public Suppression ToSuppression(SuppressionReach reach, DeclaringResource? resource)
        {
            CalendarDate? until = null;
            if (_members.TryGetValue("until", out SyntaxNode day))
            {
                if (CalendarDate.TryParse(day.GetText(), out CalendarDate date))
                {
                    until = date;
                }
                else
                {
                    Refuse(day, Describe(day), "a day of the calendar as YYYY-MM-DD");
                }
            }

            if (_faults.Count > 0)
            {
                return Suppression.Malformed(SuppressionKind.Metadata, _node.Origin, resource, _faults.ToArray());
            }

            SyntaxNode id = _members["id"];
            return new Suppression(SuppressionKind.Metadata, _node.Origin, new SuppressedRule(id.GetText().Trim(), id.Origin))
            {
                Reason = TextOf("reason")?.Trim() ?? "",
                Ticket = TextOf("ticket")?.Trim() ?? "",
                Until = until,
                UntilOrigin = until is null ? null : day.Origin,
                Sid = TextOf("sid"),
                Value = TextOf("value"),
                Reach = reach,
                DeclaringResource = resource,
                MayHideElsewhere = _node.Tree.Annotations.TryGetAlias(_node.Index, out _),
            };
        }

        private void Add(SyntaxMember member)
        {
            string name = member.Name.GetText();
            name = name == "expires" ? "until" : name;
            if (name is not ("id" or "reason" or "until" or "ticket" or "sid" or "value"))
            {
                Refuse(member.Name, Describe(member.Name), Keys);
            }
            else if (member.Value.Kind is SyntaxKind.Mapping or SyntaxKind.Sequence or SyntaxKind.Null or SyntaxKind.Missing || member.Value.HasForeignTag)
            {
                Refuse(member.Value.Kind == SyntaxKind.Missing ? member.Name : member.Value, Describe(member.Value), "a text");
            }
            else if (_members.ContainsKey(name))
            {
                Refuse(member.Name, $"a second {Describe(member.Name)}", "one");
            }
            else
            {
                _members.Add(name, member.Value);
            }
        }

        private string? TextOf(string name) => _members.TryGetValue(name, out SyntaxNode node) ? node.GetText() : null;

        private void Refuse(SyntaxNode node, string found, string expected) => _faults.Add(new SuppressionFault(node.Origin, found, expected));
    }
}
