using PolicyLint.Syntax;

namespace PolicyLint.Binding;

/// <summary>
/// Tells a policy from other JSON. A hook hands over every JSON file of a repository, so a guess must not be wide; and a
/// policy with a mistake in it must still be taken for one.
/// </summary>
internal static class PolicyShape
{
    private static readonly string[] StatementMembers = ["Effect", "Action", "NotAction", "Resource", "NotResource", "Principal", "NotPrincipal", "Sid"];

    /// <summary>True for a policy document.</summary>
    public static bool IsDocument(SyntaxNode node)
    {
        if (node.Kind != SyntaxKind.Mapping)
        {
            return false;
        }

        bool hasVersion = false;
        bool onlyPolicyMembers = !node.Members.IsEmpty;
        SyntaxNode? statement = null;
        foreach (SyntaxMember member in node.Members)
        {
            if (IsName(member, "Version"))
            {
                hasVersion |= IsPolicyVersion(member.Value);
            }
            else if (member.Name.TextIs("Statement"))
            {
                statement = member.Value;
            }
            else if (!member.Name.TextIs("Id"))
            {
                onlyPolicyMembers = false;
            }
        }

        if (statement is not { } found)
        {
            // A version like no other file's, or a text that broke off before more than that was read.
            return hasVersion && (onlyPolicyMembers || HasStatementInOtherCase(node));
        }

        return !IsDataProtection(found) && (hasVersion || onlyPolicyMembers || HoldsStatement(found));
    }

    /// <summary>True for a bare statement.</summary>
    public static bool IsStatement(SyntaxNode node)
        => node.Kind == SyntaxKind.Mapping
        && node.TryGetMember("Effect", out SyntaxNode effect)
        && effect.Kind == SyntaxKind.String
        && (node.TryGetMember("Action", out _) || node.TryGetMember("NotAction", out _));

    /// <summary>True for a list that begins with a bare statement.</summary>
    public static bool IsStatementList(SyntaxNode node)
    {
        foreach (SyntaxNode item in node.Items)
        {
            return IsStatement(item);
        }

        return false;
    }

    /// <summary>
    /// True when a text that could not be read may have held a policy: it names the parts of a statement, and no template
    /// language (Helm, Jinja, ERB) has still to make of it what it will be. CloudFormation's own <c>{{resolve:…}}</c> is none.
    /// </summary>
    public static bool HasTraces(string text)
        => text.Contains("Effect") && text.Contains("Action") && !text.Contains("{%") && !text.Contains("<%") && !HasTemplateBraces(text);

    private static bool HasTemplateBraces(string text)
    {
        for (int i = text.IndexOf("{{", StringComparison.Ordinal); i >= 0; i = text.IndexOf("{{", i + 2, StringComparison.Ordinal))
        {
            if (string.CompareOrdinal(text, i + 2, "resolve:", 0, 8) != 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPolicyVersion(SyntaxNode value)
        => value.Kind == SyntaxKind.Missing || (value.Kind == SyntaxKind.String && (value.TextIs("2012-10-17") || value.TextIs("2008-10-17")));

    private static bool HasStatementInOtherCase(SyntaxNode node)
    {
        foreach (SyntaxMember member in node.Members)
        {
            if (IsName(member, "Statement") || IsName(member, "Statements"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A name in the wrong case is a mistake in a policy, and no reason to pass the policy over.</summary>
    private static bool IsName(SyntaxMember member, string name)
        => member.Name.HasEscapes
            ? string.Equals(member.Name.GetText(), name, StringComparison.OrdinalIgnoreCase)
            : member.Name.RawText.Equals(name.AsSpan(), StringComparison.OrdinalIgnoreCase);

    private static bool HoldsStatement(SyntaxNode node)
    {
        if (node.Kind == SyntaxKind.Mapping)
        {
            foreach (string member in StatementMembers)
            {
                if (node.TryGetMember(member, out _))
                {
                    return true;
                }
            }
        }

        foreach (SyntaxNode item in node.Items)
        {
            if (HoldsStatement(item))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Data protection policies of SNS and CloudWatch Logs have statements and principals and are no IAM policies.
    /// Source: https://docs.aws.amazon.com/sns/latest/dg/sns-message-data-protection-policies.html
    /// </summary>
    private static bool IsDataProtection(SyntaxNode statement)
    {
        if (statement.TryGetMember("DataDirection", out _) || statement.TryGetMember("DataIdentifier", out _))
        {
            return true;
        }

        foreach (SyntaxNode item in statement.Items)
        {
            if (IsDataProtection(item))
            {
                return true;
            }
        }

        return false;
    }
}
